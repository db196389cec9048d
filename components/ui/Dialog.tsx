"use client";

import type { ReactNode } from "react";
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from "react-aria-components";
import { Button } from "./Button.tsx";

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly width?: "m" | "l";
  readonly children: ReactNode;
}

/** A window over the page, drawn outside every canvas. Escape closes it and focus returns to what opened it. */
export function Dialog({ title, open, onClose, width = "m", children }: Props) {
  return (
    <Frame open={open} onClose={onClose} width={width} dismissable>
      <RacDialog className="gm-dialog">
        <div className="gm-dialog__top">
          <Heading slot="title" className="gm-dialog__title">
            {title}
          </Heading>
          <Button look="quiet" icon="close" iconOnly onClick={onClose}>
            Close
          </Button>
        </div>
        {children}
      </RacDialog>
    </Frame>
  );
}

interface AlertProps {
  readonly title: string;
  readonly open: boolean;
  /** What the act does, said as an act: "Remove Tom". */
  readonly act: string;
  readonly danger?: boolean;
  /** The act is under way: it cannot be given twice. */
  readonly busy?: boolean;
  readonly onAct: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Asks before something that is hard to take back. The safe answer comes last and has the focus. */
export function AlertDialog({
  title,
  open,
  act,
  danger,
  busy = false,
  onAct,
  onCancel,
  children,
}: AlertProps) {
  return (
    <Frame open={open} onClose={onCancel} width="m">
      <RacDialog role="alertdialog" className="gm-dialog">
        <Heading slot="title" className="gm-dialog__title">
          {title}
        </Heading>
        <div className="gm-dialog__body">{children}</div>
        <div className="gm-dialog__acts">
          <Button
            look={danger ? "danger" : "primary"}
            aria-busy={busy}
            aria-disabled={busy}
            onClick={busy ? undefined : onAct}
          >
            {act}
          </Button>
          <Button onClick={onCancel} autoFocus>
            Cancel
          </Button>
        </div>
      </RacDialog>
    </Frame>
  );
}

interface FrameProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly width: "m" | "l";
  readonly dismissable?: boolean;
  readonly children: ReactNode;
}

function Frame({ open, onClose, width, dismissable = false, children }: FrameProps) {
  return (
    <ModalOverlay
      className="gm-overlay"
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable={dismissable}
    >
      <Modal className={`gm-modal gm-modal--${width}`}>{children}</Modal>
    </ModalOverlay>
  );
}

import { Button } from "#components/ui/Button.tsx";

/** Opens what the map says. */
export function FindingsButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Button look="quiet" icon="findings" onClick={onOpen}>
      Findings
    </Button>
  );
}

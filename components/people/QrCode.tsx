import { create } from "qrcode";

interface Props {
  /** The address a phone is taken to. */
  readonly address: string;
}

/** A picture code of an address, error level M, with the four modules of white that phones need around it. */
export function QrCode({ address }: Props) {
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const size = modules.size + 2 * MARGIN;
  return (
    <svg
      className="gm-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`Picture code for ${address}`}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={darkModules(modules.data, modules.size)} />
    </svg>
  );
}

const MARGIN = 4;

/** One path of all dark squares, row by row. */
function darkModules(data: ArrayLike<number | boolean>, size: number): string {
  let path = "";
  for (let at = 0; at < size * size; at++) {
    if (!data[at]) continue;
    path += `M${(at % size) + MARGIN} ${Math.floor(at / size) + MARGIN}h1v1h-1z`;
  }
  return path;
}

import { toSvgPath } from 'lean-qr/extras/svg';
import { generate } from 'lean-qr/nano';

/** Modules around a code that stay white, so that cameras find it (ISO 18004). */
const QUIET = 4;
/** What the largest code holds at the least correction. */
const MOST_BYTES = 2_953;

interface QrCodeProps {
  text: string;
  /** What is in it: `the join link of ana`. */
  what: string;
}

/** A QR code: black on white in every theme, for not every camera reads the other way round. */
export function QrCode({ text, what }: QrCodeProps) {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES) {
    return (
      <p role="alert" className="border-l-2 border-warn px-3 py-2">
        It is too long for a QR code: {bytes.toLocaleString('en-GB')} bytes, and one holds{' '}
        {MOST_BYTES.toLocaleString('en-GB')} at most. Copy it instead, or use fewer attributes.
      </p>
    );
  }
  const code = generate(text);
  const side = code.size + 2 * QUIET;
  return (
    <svg
      // An image would need an address, and this one would hold the token.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
      role="img"
      aria-label={`QR code with ${what}`}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="aspect-square w-full max-w-120 self-center"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" />
    </svg>
  );
}

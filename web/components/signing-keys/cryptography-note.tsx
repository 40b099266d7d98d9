/** Browsers give pages their cryptography over https and on this machine's own addresses alone. */
export function hasCryptography(): boolean {
  // The compiler's DOM says that it is always there.
  return (crypto as Partial<Crypto>).subtle !== undefined;
}

/** Why nothing can be done with keys here. */
export function CryptographyNote() {
  return (
    <p role="alert" className="border-l-2 border-warn bg-warn-tint px-3 py-2 text-warn">
      This browser gives pages no cryptography at an address like this one. Open the console over https, or on
      the machine itself as localhost, to make, read or use keys.
    </p>
  );
}

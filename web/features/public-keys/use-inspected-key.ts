import { useEffect, useState } from 'react';
import { hasCryptography } from '#web/components/signing-keys/cryptography-note.tsx';
import { KeyProblem } from '#web/components/signing-keys/key-problem.ts';
import { takePrivateKey } from '#web/components/signing-keys/private-key.ts';
import { readPublicKey, sha256Of, verifyingKey } from '#web/components/signing-keys/public-key.ts';

/** What a text turned out to be. */
export interface InspectedKey {
  /** Of a public key that can be imported: SHA-256 of its DER. */
  sha256?: string;
  /** Why it is none, beyond what the contract's schema sees. */
  problem?: string;
}

/** Looks into a key as it is pasted; nothing while there is none, or while it is looked into. */
export function useInspectedKey(text: string): InspectedKey | undefined {
  const [found, setFound] = useState<{ of: string; inspected: InspectedKey }>();
  useEffect(() => {
    if (!text.includes('-----END')) return;
    let left = false;
    void inspect(text).then((inspected) => {
      if (!left) setFound({ of: text, inspected });
    });
    return () => {
      left = true;
      // It may be a private key: what is wiped from the field is not kept here.
      setFound(undefined);
    };
  }, [text]);
  return found?.of === text ? found.inspected : undefined;
}

async function inspect(text: string): Promise<InspectedKey> {
  try {
    if (text.includes('PRIVATE KEY')) {
      // Its public half can be taken of it; whether it is one that AWS takes is told before that.
      if (hasCryptography()) await takePrivateKey(text);
      return {};
    }
    const { point } = readPublicKey(text);
    if (!hasCryptography()) return {};
    // A point that is compressed is AWS's to judge: browsers do not read it.
    if (point[0] === 0x04) await verifyingKey(text);
    return { sha256: await sha256Of(text) };
  } catch (problem) {
    if (problem instanceof KeyProblem) return { problem: problem.message };
    throw problem;
  }
}

import * as z from 'zod/mini';

/*
 * What the customer's application says of a participant. Everybody in the stage can read it (API Reference), so that
 * nothing personal or secret belongs here.
 */

/** The customer's own name for a participant: any text. */
export const UserId = z.string().check(z.maxLength(128));

/** Bytes that attributes may fill. */
export const MOST_ATTRIBUTE_BYTES = 1024;

/**
 * API Reference: "1 KB total". UNCONFIRMED how AWS counts it; taken as 1,024 bytes of UTF-8, keys and values together.
 */
export const ParticipantAttributes = z
  .record(z.string(), z.string())
  .check(
    z.refine(
      (attributes) => attributeBytes(attributes) <= MOST_ATTRIBUTE_BYTES,
      'must hold at most 1,024 bytes, keys and values together',
    ),
  )
  .register(z.globalRegistry, { description: 'At most 1,024 bytes of UTF-8, keys and values together' });

/** How many bytes attributes fill: keys and values in UTF-8. */
export function attributeBytes(attributes: Readonly<Record<string, string>>): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(attributes)) bytes += utf8Length(key) + utf8Length(value);
  return bytes;
}

/** Bytes of a text in UTF-8; half of a surrogate pair counts as the replacement character that is sent for it. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}

import { BLIND_CASES } from './blind-cases.ts';
import type { InvestigatorCase } from './case.ts';
import { COMBINED_CASES } from './combined-cases.ts';
import { DATA_CASES } from './data-cases.ts';
import { IDENTITY_CASES } from './identity-cases.ts';
import { LATER_CASES } from './later-cases.ts';
import { PRESENCE_CASES } from './presence-cases.ts';
import { PUBLISHING_CASES } from './publishing-cases.ts';
import { RECEIVING_CASES } from './receiving-cases.ts';
import { SOURCE_CASES } from './source-cases.ts';

/** Every question with its right answer. */
export const CASES: readonly InvestigatorCase[] = [
  ...PRESENCE_CASES,
  ...IDENTITY_CASES,
  ...PUBLISHING_CASES,
  ...RECEIVING_CASES,
  ...SOURCE_CASES,
  ...DATA_CASES,
  ...COMBINED_CASES,
  ...LATER_CASES,
  ...BLIND_CASES,
];

import { describe, expect, it } from 'vitest';
import type { Operation } from '../wire/operation.ts';
import { ROUTES } from '../wire/router.ts';
import { holds, targetOfFile } from './case.ts';
import { COMPOSITION_SUCCESSES } from './compositions.successes.ts';
import {
  ENCODER_SUCCESSES,
  INGEST_SUCCESSES,
  PUBLIC_KEY_SUCCESSES,
  STORAGE_SUCCESSES,
} from './configurations.successes.ts';
import { PARTICIPANT_SUCCESSES, TAG_SUCCESSES } from './participants.successes.ts';
import { STAGE_SUCCESSES } from './stages.successes.ts';
import type { Successes } from './success.ts';

const SUCCESSES = {
  ...STAGE_SUCCESSES,
  ...PARTICIPANT_SUCCESSES,
  ...COMPOSITION_SUCCESSES,
  ...ENCODER_SUCCESSES,
  ...STORAGE_SUCCESSES,
  ...INGEST_SUCCESSES,
  ...PUBLIC_KEY_SUCCESSES,
  ...TAG_SUCCESSES,
} satisfies Successes;

const target = targetOfFile();

describe('each operation is answered:', () => {
  it('all 39 of them', () => {
    expect(Object.keys(SUCCESSES).toSorted()).toEqual(ROUTES.map(({ operation }) => operation).toSorted());
    expect(Object.keys(SUCCESSES)).toHaveLength(39);
  });
  for (const operation of Object.keys(SUCCESSES) as Operation[]) {
    holds(operation, SUCCESSES[operation], target);
  }
});

import { describe, expect, it } from 'vitest';
import { COMPOSITION_STATES, DESTINATION_STATES } from '#shared/compositions/contract.ts';
import { INGEST_STATES } from '#shared/ingest/contract.ts';
import { PARTICIPANT_STATES, RECORDING_STATES, REPLICATION_STATES } from '#shared/participants/contract.ts';
import { lookOf, STATE_LOOKS, type StateKind } from './states.ts';

const ENUMERATIONS: [StateKind, readonly string[]][] = [
  ['participant', PARTICIPANT_STATES],
  ['recording', RECORDING_STATES],
  ['composition', COMPOSITION_STATES],
  ['destination', DESTINATION_STATES],
  ['ingest', INGEST_STATES],
  ['replication', REPLICATION_STATES],
];

describe('states', () => {
  it.each(ENUMERATIONS)('have a look for every value of %s, and for no other', (kind, values) => {
    expect(Object.keys(STATE_LOOKS[kind]).toSorted()).toEqual([...values].toSorted());
  });

  it.each(Object.keys(STATE_LOOKS) as StateKind[])(
    'of %s are told apart by word and by shape with colour',
    (kind) => {
      const looks = Object.values(STATE_LOOKS[kind]);
      expect(new Set(looks.map(({ word }) => word)).size).toBe(looks.length);
      expect(new Set(looks.map(({ shape, tone }) => `${shape} ${tone}`)).size).toBe(looks.length);
    },
  );

  it('that are new show as AWS writes them', () => {
    expect(lookOf('composition', 'PAUSED')).toMatchObject({ word: 'PAUSED', tone: 'neutral' });
    expect(lookOf('composition', 'constructor')).toMatchObject({ word: 'constructor' });
  });
});

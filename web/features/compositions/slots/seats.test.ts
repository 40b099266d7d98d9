import { describe, expect, it } from 'vitest';
import { personOf } from '#shared/compositions/slot-people.ts';
import type { SlotPerson } from '#shared/compositions/slots.ts';
import { effectiveLayout } from '#shared/layouts/effective-layout.ts';
import { drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import type { LayoutConfiguration } from '#shared/layouts/layout.ts';
import { seatsOf } from './seats.ts';

const person = (name: string, minute: number, attributes: Record<string, string> = {}): SlotPerson => ({
  participantId: `p-${name}`,
  userId: name,
  joinedAt: `2026-11-20T14:0${minute}:00.000Z`,
  attributes,
  attributesFrom: 'participant',
  publishing: 'yes',
});

function seats(given: LayoutConfiguration, people: readonly SlotPerson[]) {
  const layout = effectiveLayout(given);
  const present = people.filter(({ publishing }) => publishing !== 'no').map(personOf);
  return seatsOf(layout, drawLayout(layout, { width: 1280, height: 720 }, present), people);
}

describe('who sits where, and why', () => {
  it('is by number, then by arrival, and says what counts as no number', () => {
    const found = seats({ grid: { participantOrderAttribute: 'order' } }, [
      person('ana', 1),
      person('ben', 2, { order: '10' }),
      person('cem', 3, { order: '9' }),
      person('dia', 4, { order: '1.5' }),
    ]);
    expect(found.map(({ name, why }) => [name, why[0]])).toEqual([
      ['cem', 'first: order 9'],
      ['ben', 'second: order 10'],
      ['ana', 'third: no order, so after those who have it, by arrival'],
      ['dia', 'fourth: order “1.5” is no whole number and counts as none, so by arrival'],
    ]);
  });

  it('features who carries the attribute with “true”, and nobody with “TRUE”', () => {
    const found = seats({ grid: { featuredParticipantAttribute: 'host' } }, [
      person('ana', 1, { host: 'TRUE' }),
      person('ben', 2, { host: 'true' }),
    ]);
    expect(found.map(({ name, where }) => [name, where])).toEqual([
      ['ana', 'Tile'],
      ['ben', 'Featured slot'],
    ]);
    expect(found[1]?.why).toContain('host is “true”');
  });

  it('gives the window to the first of several, and says so to the others', () => {
    const found = seats({ pip: { pipParticipantAttribute: 'pip' } }, [
      person('ana', 1, { pip: 'true' }),
      person('ben', 2, { pip: 'true' }),
    ]);
    expect(found.map(({ where }) => where)).toEqual(['Window', 'Tile']);
    expect(found[1]?.why.at(-1)).toBe('pip is “true”, but somebody before has the window');
  });

  it('keeps who has stopped publishing out of the picture, and says what is not known of others', () => {
    const found = seats({ grid: {} }, [
      { ...person('ana', 1), publishing: 'no' },
      { ...person('ben', 2), publishing: 'likely' },
    ]);
    expect(found.map(({ name, where, place }) => [name, where, place])).toEqual([
      ['ben', 'Tile', 1],
      ['ana', 'Not in the picture', undefined],
    ]);
    expect(found[0]?.why).toContain('has published; whether now, is not known');
  });
});

import { describe, expect, it } from 'vitest';
import { startAddress } from './start-address.ts';

const layout = { grid: { gridGap: 8, featuredParticipantAttribute: 'is-host_1' } };

describe('the address that starts a composition', () => {
  it('names a kept layout with its version', () => {
    const kept = { id: 'lay-0123456789abcdef', version: 3 };
    expect(startAddress('emulated', { layout, kept, stageId: 'AbCdEfGhIjKl' })).toBe(
      '/emulated/compositions/start?preset=lay-0123456789abcdef&version=3&stage=AbCdEfGhIjKl',
    );
  });

  it('carries any other layout whole', () => {
    const address = startAddress('emulated', { layout, kept: undefined, stageId: undefined });
    const text = new URLSearchParams(address.split('?')[1]).get('layout') ?? '';
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))).toEqual(layout);
  });
});

import { describe, expect, it } from 'vitest';
import { participantCommand } from './participant-command.ts';
import { viewLink } from './view-link.ts';

const WINDOW = { from: Date.parse('2026-11-20T14:00:00Z'), to: Date.parse('2026-11-20T14:30:00Z') };

describe('a link to what is seen', () => {
  it('holds the window and keeps filters and the marked moment', () => {
    const href = 'http://console.test/emulator/stages/a/sessions/b?errors=only&at=2026-11-20T14:05:00Z';
    const search = new URL(viewLink(href, WINDOW)).searchParams;
    expect(Object.fromEntries(search)).toEqual({
      errors: 'only',
      at: '2026-11-20T14:05:00Z',
      from: '2026-11-20T14:00:00Z',
      to: '2026-11-20T14:30:00Z',
    });
  });

  it('of an event marks its moment', () => {
    const link = viewLink('http://console.test/x?at=2026-11-20T14:05:00Z', WINDOW, WINDOW.from + 1500);
    expect(new URL(link).searchParams.get('at')).toBe('2026-11-20T14:00:01Z');
  });
});

describe('the command of a participant', () => {
  it('has region and ARN, quoted', () => {
    const stageArn = 'arn:aws:ivs:eu-central-1:123456789012:stage/AbCdEfGhIjKl';
    const about = { stageArn, sessionId: 'st-AAAAAAAAAAAAA', participantId: 'pAda' };
    expect(participantCommand('ListParticipantEvents', about)).toBe(
      `aws ivs-realtime list-participant-events --stage-arn ${stageArn} --session-id st-AAAAAAAAAAAAA --participant-id pAda --region eu-central-1`,
    );
  });

  it('is none while the stage is not known', () => {
    const about = { stageArn: undefined, sessionId: 'st-AAAAAAAAAAAAA', participantId: 'pAda' };
    expect(participantCommand('GetParticipant', about)).toBeUndefined();
  });
});

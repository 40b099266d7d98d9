import { describe, expect, it } from 'vitest';
import { readToken } from '../state/tokens.ts';
import { apiOf } from '../testing/api.ts';
import { refusalOf } from '../testing/refusal.ts';
import { START, worldAt } from '../testing/worlds.ts';

const world = worldAt('empty');
const api = apiOf(world);
const stageArn = api.CreateStage({}).stage?.arn;

describe('CreateParticipantToken', () => {
  it('lasts twelve hours and allows both unless told otherwise', () => {
    expect(api.CreateParticipantToken({ stageArn }).participantToken).toEqual({
      participantId: expect.stringMatching(/^[A-Za-z0-9]{12}$/),
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      duration: 720,
      capabilities: ['PUBLISH', 'SUBSCRIBE'],
      expirationTime: new Date(START + 12 * 3_600_000),
    });
  });

  it('echoes what it was asked for', () => {
    const asked = {
      userId: '日本 <b>ana</b>',
      attributes: { role: 'host', 'screen-share': 'true' },
      duration: 20_160,
    };
    const { participantToken } = api.CreateParticipantToken({
      stageArn,
      ...asked,
      capabilities: ['PUBLISH'],
    });
    expect(participantToken).toMatchObject({ ...asked, capabilities: ['PUBLISH'] });
    expect(participantToken?.expirationTime).toEqual(new Date(START + 14 * 24 * 3_600_000));
  });

  it('takes an empty list of capabilities for none given, and a repeated one once', () => {
    const capabilitiesOf = (capabilities: ('PUBLISH' | 'SUBSCRIBE')[]) => {
      const { participantToken } = api.CreateParticipantToken({ stageArn, capabilities });
      expect(readToken(world, participantToken?.token ?? '').capabilities).toEqual(
        participantToken?.capabilities,
      );
      return participantToken?.capabilities;
    };
    expect(capabilitiesOf([])).toEqual(['PUBLISH', 'SUBSCRIBE']);
    expect(capabilitiesOf(['SUBSCRIBE', 'SUBSCRIBE'])).toEqual(['SUBSCRIBE']);
  });

  it('refuses attributes of more than a kilobyte and a stage that is not there', () => {
    const attributes = { note: 'x'.repeat(1_021) };
    expect(refusalOf(() => api.CreateParticipantToken({ stageArn, attributes })).name).toBe(
      'ValidationException',
    );
    const unknown = `arn:aws:ivs:us-east-1:${world.accountId}:stage/Unknown12345`;
    expect(refusalOf(() => api.CreateParticipantToken({ stageArn: unknown })).name).toBe(
      'ResourceNotFoundException',
    );
    const foreign = 'arn:aws:ivs:us-east-1:111111111111:stage/Unknown12345';
    expect(refusalOf(() => api.CreateParticipantToken({ stageArn: foreign })).name).toBe(
      'AccessDeniedException',
    );
  });
});

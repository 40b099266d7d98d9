import { describe, expect, it } from 'vitest';
import { layoutCode, layoutCommand, layoutJson } from './output.ts';

const layout = { pip: { pipParticipantAttribute: 'guest', pipOffset: 20 } };
const stageArn = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const around = { region: 'us-east-1', stageArn, encoderArn: undefined, endpoint: undefined };

describe('what leaves the editor', () => {
  it('is the layout with what was set, and nothing else', () => {
    expect(JSON.parse(layoutJson(layout))).toEqual(layout);
    expect(layoutJson({ grid: {} })).toBe('{\n  "grid": {}\n}');
  });

  it('is a command whose JSON a shell hands over as it is', () => {
    const command = layoutCommand(layout, around);
    expect(command).toContain(`--stage-arn ${stageArn} `);
    const [, json = ''] = /--layout '(.*)' /.exec(command) ?? [];
    expect(JSON.parse(json)).toEqual(layout);
    expect(
      command
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith(' \\')),
    ).toBe(true);
  });

  it('names what is not chosen in capitals, and the endpoint where there is one', () => {
    const open = {
      region: 'eu-west-1',
      stageArn: undefined,
      encoderArn: undefined,
      endpoint: "http://localhost:4000/it's",
    };
    expect(layoutCommand(layout, open)).toContain('--stage-arn STAGE_ARN ');
    expect(layoutCommand(layout, open)).toContain(`--endpoint-url 'http://localhost:4000/it'\\''s'`);
    expect(layoutCode(layout, open)).toContain('endpoint: "http://localhost:4000/it\'s"');
  });

  it('is code with the input of StartComposition', () => {
    const code = layoutCode(layout, around);
    expect(code).toContain('client.send(new StartCompositionCommand({');
    expect(code).toContain(`stageArn: "${stageArn}"`);
    expect(code).toContain('pipParticipantAttribute: "guest",\n      pipOffset: 20,');
  });
});

import { describe, expect, it } from 'vitest';
import { cliCommand, layoutJson, sdkCode } from './output.ts';

const layout = { pip: { pipParticipantAttribute: 'guest', pipOffset: 20 } };
const stageArn = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const around = { region: 'us-east-1', stageArn, endpoint: undefined };

describe('what leaves the editor', () => {
  it('is the layout with what was set, and nothing else', () => {
    expect(JSON.parse(layoutJson(layout))).toEqual(layout);
    expect(layoutJson({ grid: {} })).toBe('{\n  "grid": {}\n}');
  });

  it('is a command whose JSON a shell hands over as it is', () => {
    const command = cliCommand(layout, around);
    expect(command).toContain(`--stage-arn '${stageArn}'`);
    const [, json = ''] = /--layout '(.*)'$/.exec(command) ?? [];
    expect(JSON.parse(json)).toEqual(layout);
    expect(
      command
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith(' \\')),
    ).toBe(true);
  });

  it('names what is not chosen in capitals, and the endpoint where there is one', () => {
    const open = { region: 'eu-west-1', stageArn: undefined, endpoint: "http://localhost:4000/it's" };
    expect(cliCommand(layout, open)).toContain("--stage-arn 'STAGE_ARN'");
    expect(cliCommand(layout, open)).toContain(`--endpoint-url 'http://localhost:4000/it'\\''s'`);
    expect(sdkCode(layout, open)).toContain('"endpoint":"http://localhost:4000/it\'s"');
  });

  it('is code with the input of StartComposition', () => {
    const [, input = ''] = /StartCompositionCommand\((\{[\s\S]*\})\)\);$/.exec(sdkCode(layout, around)) ?? [];
    expect(JSON.parse(input)).toMatchObject({ stageArn, layout });
  });
});

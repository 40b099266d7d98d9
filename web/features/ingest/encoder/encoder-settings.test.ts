import { describe, expect, it } from 'vitest';
import { ffmpegCommand, gstreamerCommand, whipCommand } from './encoder-settings.ts';

const SERVER = 'rtmps://host:443/app/';

describe('commands for encoders', () => {
  it('take the stream key from a variable as long as it is not shown', () => {
    for (const command of [ffmpegCommand(SERVER, undefined), gstreamerCommand(SERVER, undefined)])
      expect(command).toContain(`"${SERVER}$STREAM_KEY"`);
  });

  it('have it in them once it is shown, whatever a shell would make of it', () => {
    const key = "rt_1_us-east-1_abc_it's$x";
    const word = String.raw`'rtmps://host:443/app/rt_1_us-east-1_abc_it'\''s$x'`;
    for (const command of [ffmpegCommand(SERVER, key), gstreamerCommand(SERVER, key)])
      expect(command).toContain(word);
    expect(ffmpegCommand(SERVER, 'rt_1_us-east-1_abc_x')).toContain(`-f flv ${SERVER}rt_1_us-east-1_abc_x`);
  });

  it('keep to what IVS takes: no B-frames, a key frame at least every two seconds, the sound of the protocol', () => {
    expect(ffmpegCommand(SERVER, undefined)).toMatch(
      /-profile:v baseline[\s\S]*-r 30 -g 60[\s\S]*-bf 0[\s\S]*-c:a aac/,
    );
    expect(gstreamerCommand(SERVER, undefined)).toMatch(
      /bframes=0 key-int-max=60[\s\S]*profile=baseline[\s\S]*avenc_aac/,
    );
    expect(whipCommand('https://whip.test')).toMatch(
      /-c:a libopus[\s\S]*-f whip -authorization "\$PARTICIPANT_TOKEN" https:\/\/whip\.test$/,
    );
  });
});

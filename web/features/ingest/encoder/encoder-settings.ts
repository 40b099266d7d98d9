import { overLines, shellWord } from '#shared/commands/shell-words.ts';

/** The programs that settings are made for. */
export const ENCODERS = [
  { value: 'obs', label: 'OBS' },
  { value: 'ffmpeg', label: 'ffmpeg' },
  { value: 'gstreamer', label: 'GStreamer' },
  { value: 'whip', label: 'WHIP' },
] as const;
export type Encoder = (typeof ENCODERS)[number]['value'];

/** In place of a secret, for a shell to fill in: nothing of the secret is in the command. */
export const STREAM_KEY = 'STREAM_KEY';
export const PARTICIPANT_TOKEN = 'PARTICIPANT_TOKEN';

/**
 * A secret as a word of a shell: from a variable, or as it is.
 * @param before what stands in front of it in the same word
 */
function secretWord(before: string, variable: string, secret: string | undefined): string {
  return secret === undefined ? `"${before}$${variable}"` : shellWord(before + secret);
}

/**
 * What IVS takes over RTMP (User Guide, Stream Ingest): H.264 Baseline without B-frames, a key frame every second or two, up
 * to 720p and 8.5 Mbps; AAC-LC up to 160 kbps. 3.5 Mbps leave room for what an encoder exceeds its rate by.
 */
export function ffmpegCommand(server: string, key: string | undefined): string {
  return overLines([
    'ffmpeg -re -i INPUT',
    '-c:v libx264 -profile:v baseline -preset veryfast -tune zerolatency -pix_fmt yuv420p',
    '-vf scale=-2:720 -r 30 -g 60 -keyint_min 60 -sc_threshold 0 -bf 0',
    '-b:v 3500k -maxrate 3500k -bufsize 7000k',
    '-c:a aac -b:a 128k -ar 48000 -ac 2',
    `-f flv ${secretWord(server, STREAM_KEY, key)}`,
  ]);
}

/** A picture and a tone of GStreamer's own to try it with: sources to be replaced. As `ffmpegCommand`. */
export function gstreamerCommand(server: string, key: string | undefined): string {
  return overLines([
    'gst-launch-1.0 -e',
    `flvmux name=mux streamable=true ! rtmp2sink location=${secretWord(server, STREAM_KEY, key)}`,
    'videotestsrc is-live=true ! video/x-raw,width=1280,height=720,framerate=30/1 ! videoconvert',
    '! x264enc tune=zerolatency speed-preset=veryfast bframes=0 key-int-max=60 bitrate=3500',
    '! video/x-h264,profile=baseline ! h264parse ! mux.',
    'audiotestsrc is-live=true ! audioconvert ! audioresample ! audio/x-raw,rate=48000,channels=2',
    '! avenc_aac bitrate=128000 ! aacparse ! mux.',
  ]);
}

/** The same for WHIP, which takes a participant token in place of a stream key. */
export function whipCommand(endpoint: string): string {
  return overLines([
    'ffmpeg -re -i INPUT',
    '-c:v libx264 -profile:v baseline -preset veryfast -tune zerolatency -pix_fmt yuv420p',
    '-vf scale=-2:720 -r 30 -g 60 -keyint_min 60 -sc_threshold 0 -bf 0',
    '-b:v 2500k -maxrate 2500k -bufsize 5000k',
    '-c:a libopus -b:a 128k -ar 48000 -ac 2',
    `-f whip -authorization ${secretWord('', PARTICIPANT_TOKEN, undefined)} ${shellWord(endpoint)}`,
  ]);
}

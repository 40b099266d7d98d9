import { useState } from 'react';
import { CodeBlock } from '#web/components/code-block.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import {
  ENCODERS,
  type Encoder,
  ffmpegCommand,
  gstreamerCommand,
  PARTICIPANT_TOKEN,
  STREAM_KEY,
  whipCommand,
} from './encoder-settings.ts';

interface ReadyMadeSettingsProps {
  /** `rtmps://…/app/`. */
  server: string;
  /** Of the stage; absent where AWS gave none. */
  whip: string | undefined;
  /** The stream key while it is shown. */
  shown: string | undefined;
}

/** What to set in an encoder, for the usual ones. */
export function ReadyMadeSettings({ server, whip, shown }: ReadyMadeSettingsProps) {
  const [encoder, setEncoder] = useState<Encoder>('obs');
  return (
    <div className="flex flex-col items-start gap-3 border-t border-line px-4 py-3">
      <Segmented label="Settings for" value={encoder} options={ENCODERS} onChange={setEncoder} />
      <div className="flex w-full min-w-0 flex-col gap-2">
        {encoder === 'obs' && (
          <>
            <DetailList
              labels="short"
              details={[
                { label: 'Service', value: 'Custom…' },
                { label: 'Server and key', value: 'as above' },
                {
                  label: 'Output',
                  value:
                    'x264, up to 1280×720 and 60 fps, 3500 kbps, keyframe interval 2 s, profile baseline, tune zerolatency, bframes=0; AAC 128 kbps, 48 kHz',
                },
              ]}
            />
            <p className="text-xs text-muted">In OBS: Settings, Stream, and Settings, Output, Advanced.</p>
          </>
        )}
        {encoder === 'ffmpeg' && (
          <Command what="ffmpeg command" text={ffmpegCommand(server, shown)} isShown={shown !== undefined} />
        )}
        {encoder === 'gstreamer' && (
          <Command
            what="GStreamer command"
            text={gstreamerCommand(server, shown)}
            isShown={shown !== undefined}
          />
        )}
        {encoder === 'whip' && <Whip endpoint={whip} />}
      </div>
      <p className="text-xs text-muted">
        IVS disconnects a stream with B-frames, and one above 720p or 8.5 Mbps. RTMP must carry picture and
        sound.
      </p>
    </div>
  );
}

function Command({ what, text, isShown }: { what: string; text: string; isShown: boolean }) {
  return (
    <>
      <CodeBlock what={what} content={text} />
      <p className="text-xs text-muted">
        {isShown
          ? 'The stream key stands in it: a shell keeps it in its history.'
          : `Put the stream key into the variable ${STREAM_KEY} of your shell, so that it stands in no history; or show it here.`}{' '}
        INPUT and test sources are yours to replace.
      </p>
    </>
  );
}

/** The other way in, which has nothing to do with ingest configurations. */
function Whip({ endpoint }: { endpoint: string | undefined }) {
  if (endpoint === undefined)
    return <p className="text-muted">AWS gave no WHIP endpoint for the stage of this configuration.</p>;
  return (
    <>
      <p>
        Over WHIP an encoder needs no ingest configuration: it takes a participant token that may publish as
        its bearer token.
      </p>
      <DetailList
        labels="short"
        details={[
          { label: 'Service', value: 'WHIP (OBS 30 or newer)' },
          { label: 'Server', value: <CopyableText text={endpoint} what="WHIP endpoint" /> },
          { label: 'Bearer token', value: 'a participant token of this stage' },
        ]}
      />
      <CodeBlock what="ffmpeg command for WHIP" content={whipCommand(endpoint)} />
      <p className="text-xs text-muted">
        ffmpeg 8 or newer, with the token in the variable {PARTICIPANT_TOKEN}. Sound is Opus; there must be a
        picture in H.264 even where only sound is wanted.
      </p>
    </>
  );
}

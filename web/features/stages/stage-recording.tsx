import type { Stage } from '#shared/stages/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { AwsWord } from '#web/components/aws-word.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { recordingWords } from './recording-words.ts';

/** @param stage absent while it loads */
export function StageRecording({ stage }: { stage: Stage | undefined }) {
  const configuration = stage?.autoParticipantRecordingConfiguration;
  const storage = configuration?.storageConfigurationArn;
  return (
    <>
      {stage && !storage && (
        <p className="border-b border-line px-4 py-2 text-muted">
          {configuration
            ? 'No storage configuration is chosen, so no participant of this stage is recorded. AWS answers the settings below all the same: they are what it has on record, usually its defaults, and have no effect.'
            : 'AWS gave no recording set-up for this stage.'}
        </p>
      )}
      <div className="px-4">
        <DetailList
          details={[
            {
              label: 'Storage configuration',
              value: stage && (storage ? <ArnLink arn={storage} /> : <NotGiven>none</NotGiven>),
            },
            ...recordingWords(configuration).map(({ label, setting }) => ({
              label,
              value: stage && (
                <span className={storage ? undefined : 'text-muted'}>
                  {setting === undefined && <NotGiven>not given</NotGiven>}
                  {setting?.map(({ word, aws }) =>
                    aws === undefined ? word : <AwsWord key={aws} word={word} aws={aws} />,
                  )}
                </span>
              ),
            })),
          ]}
        />
      </div>
    </>
  );
}

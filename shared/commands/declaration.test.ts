import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudFormation } from './cloudformation.ts';
import { declarationOf, declarationOfResource } from './declaration.ts';
import { terraform } from './terraform.ts';

declare const process: { env: Readonly<Record<string, string | undefined>> };
const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');
const ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';

const stage = {
  arn: ARN,
  name: 'main',
  activeSessionId: 'st-AAAAAAAAAAAAA',
  tags: { env: 'prod' },
  endpoints: { whip: 'https://x' },
  autoParticipantRecordingConfiguration: {
    storageConfigurationArn: 'arn:storage',
    mediaTypes: ['AUDIO_VIDEO'],
    thumbnailConfiguration: { targetIntervalSeconds: 60, storage: ['LATEST'], recordingMode: 'INTERVAL' },
    recordingReconnectWindowSeconds: 30,
    hlsConfiguration: { targetSegmentDurationSeconds: 6 },
    recordParticipantReplicas: true,
  },
};

const declared = declarationOfResource('GetStage', stage);

describe('a stage as CloudFormation declares it', () => {
  it('has recording nested one level deeper than the API, and says what it cannot have', () => {
    expect(declared).toEqual({
      type: 'AWS::IVS::Stage',
      properties: {
        Name: 'main',
        Tags: [{ Key: 'env', Value: 'prod' }],
        AutoParticipantRecordingConfiguration: {
          StorageConfigurationArn: 'arn:storage',
          MediaTypes: ['AUDIO_VIDEO'],
          ThumbnailConfiguration: {
            ParticipantThumbnailConfiguration: {
              TargetIntervalSeconds: 60,
              Storage: ['LATEST'],
              RecordingMode: 'INTERVAL',
            },
          },
          HlsConfiguration: { ParticipantRecordingHlsConfiguration: { TargetSegmentDurationSeconds: 6 } },
          RecordingReconnectWindowSeconds: 30,
        },
      },
      leftOut: ['recordParticipantReplicas'],
    });
  });

  it('says nothing of recording where none is set up, although AWS answers its defaults', () => {
    const off = { ...stage.autoParticipantRecordingConfiguration, storageConfigurationArn: '' };
    const given = { ...stage, name: '', tags: {}, autoParticipantRecordingConfiguration: off };
    expect(declarationOfResource('GetStage', given)).toMatchObject({ properties: {}, leftOut: [] });
  });

  it('cannot have thumbnails alone', () => {
    const none = { ...stage.autoParticipantRecordingConfiguration, mediaTypes: ['NONE'] };
    const { properties, leftOut } =
      declarationOfResource('GetStage', { ...stage, autoParticipantRecordingConfiguration: none }) ?? {};
    expect(JSON.stringify(properties)).not.toContain('MediaTypes');
    expect(leftOut).toContain('mediaTypes NONE');
  });

  it('is a template', () => {
    expect(declared && JSON.parse(cloudFormation(declared))).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: { Stage: { Type: 'AWS::IVS::Stage', Properties: declared?.properties } },
    });
  });
});

describe('what else CloudFormation declares', () => {
  it.each([
    ['CreateEncoderConfiguration', { video: { width: 1280 } }, { Video: { Width: 1280 } }, []],
    ['CreateStorageConfiguration', { s3: { bucketName: 'b' } }, { S3: { BucketName: 'b' } }, []],
    ['ImportPublicKey', { publicKeyMaterial: 'pem' }, { PublicKeyMaterial: 'pem' }, []],
    [
      'CreateIngestConfiguration',
      { ingestProtocol: 'RTMP', insecureIngest: true, redundantIngest: true, attributes: { a: 'b' } },
      { IngestProtocol: 'RTMP', InsecureIngest: true },
      ['redundantIngest', 'attributes'],
    ],
  ] as const)('%s', (operation, input, properties, leftOut) => {
    expect(declarationOf({ operation, input })).toMatchObject({ properties, leftOut });
  });

  it('is nothing of what only lives for a while', () => {
    expect(declarationOf({ operation: 'StartComposition', input: {} })).toBeUndefined();
  });

  it('knows that RTMP is not encrypted, which no answer tells', () => {
    const resource = {
      ingestProtocol: 'RTMP',
      redundantIngest: false,
      stageArn: '',
      maskedStreamKey: 'rt_•',
    };
    expect(declarationOfResource('GetIngestConfiguration', resource)).toMatchObject({
      properties: { IngestProtocol: 'RTMP', InsecureIngest: true },
      leftOut: [],
    });
  });
});

describe('the same for Terraform', () => {
  it('is a resource of awscc, taken over where it is there', () => {
    const one = {
      type: 'AWS::IVS::StorageConfiguration',
      properties: { S3: { BucketName: 'b' } },
      leftOut: [],
    };
    expect(terraform(one, ARN)).toBe(
      [
        'import {',
        '  to = awscc_ivs_storage_configuration.storage_configuration',
        `  id = "${ARN}"`,
        '}',
        '',
        'resource "awscc_ivs_storage_configuration" "storage_configuration" {',
        '  s3 = {',
        '    bucket_name = "b"',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(terraform(one)).not.toContain('import');
  });

  it('lets no text end early or begin a template', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\b', '\f', 'a') }),
        (name) => {
          const text = terraform({ type: 'AWS::IVS::Stage', properties: { Name: name }, leftOut: [] });
          const [, inside = ''] = /name = "(.*)"$/m.exec(text) ?? [];
          expect(inside).not.toMatch(/[$%]\{|\\[bf]|(?<!\\)(\\\\)*"/);
          expect(JSON.parse(`"${inside}"`)).toBe(name);
        },
      ),
      { numRuns: 200 * SCALE, seed: 1 },
    );
  });
});

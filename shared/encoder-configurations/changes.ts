import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { Done, snapshot } from '../contract/page.ts';
import { EncoderConfiguration } from './contract.ts';
import { EncoderConfigurationDraft } from './drafts.ts';

export const encoderConfigurationChanges = contract('encoderConfigurations', {
  create: json({
    method: 'POST',
    path: '/:connection/encoder-configurations',
    summary: 'Creates an encoder configuration, which can never be changed',
    access: 'write',
    aws: ['CreateEncoderConfiguration'],
    invalidates: ['encoderConfigurations.list'],
    params: { connection: ConnectionId },
    body: EncoderConfigurationDraft,
    output: snapshot(EncoderConfiguration),
    status: 201,
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/encoder-configurations/:encoderConfigurationId',
    summary: 'Deletes an encoder configuration that no composition uses',
    access: 'destroy',
    role: 'administrator',
    aws: ['DeleteEncoderConfiguration'],
    invalidates: ['encoderConfigurations.list', 'encoderConfigurations.get', 'tags.get'],
    params: { connection: ConnectionId, encoderConfigurationId: ResourceId },
    output: Done,
  }),
});

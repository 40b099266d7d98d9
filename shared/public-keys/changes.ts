import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { Done, snapshot } from '../contract/page.ts';
import { PublicKey } from './contract.ts';
import { PublicKeyDraft } from './drafts.ts';

export const publicKeyChanges = contract('publicKeys', {
  import: json({
    method: 'POST',
    path: '/:connection/public-keys',
    summary: 'Imports the public half of a key that participant tokens are signed with',
    access: 'write',
    role: 'administrator',
    aws: ['ImportPublicKey'],
    invalidates: ['publicKeys.list'],
    params: { connection: ConnectionId },
    body: PublicKeyDraft,
    output: snapshot(PublicKey),
    status: 201,
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/public-keys/:publicKeyId',
    summary: 'Deletes a public key: nobody can join any more with a token signed by its other half',
    access: 'destroy',
    role: 'administrator',
    aws: ['DeletePublicKey'],
    invalidates: ['publicKeys.list', 'publicKeys.get', 'tags.get'],
    params: { connection: ConnectionId, publicKeyId: ResourceId },
    output: Done,
  }),
});

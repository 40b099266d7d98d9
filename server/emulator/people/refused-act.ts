/** Why somebody in the world cannot do what was asked of them, beside the reasons of the service itself. */
export type RefusedActCode =
  | 'STAGE_NOT_FOUND'
  | 'PARTICIPANT_NOT_FOUND'
  | 'PARTICIPANT_DISCONNECTED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_NOT_EXCHANGEABLE'
  | 'ALREADY_CONNECTED'
  | 'NOT_CONNECTED'
  | 'ALREADY_PUBLISHING'
  | 'NOT_PUBLISHING'
  | 'STREAM_KEY_UNUSABLE'
  | 'COMPOSITION_NOT_FOUND'
  | 'DESTINATION_NOT_FOUND'
  | 'WRONG_STATE';

const STATUS: Readonly<Record<RefusedActCode, number>> = {
  STAGE_NOT_FOUND: 404,
  PARTICIPANT_NOT_FOUND: 404,
  // Codes of the web broadcast SDK, which is what a client would see (User Guide, web SDK, "Error Handling").
  PARTICIPANT_DISCONNECTED: 403,
  TOKEN_EXPIRED: 403,
  TOKEN_NOT_EXCHANGEABLE: 409,
  ALREADY_CONNECTED: 409,
  NOT_CONNECTED: 409,
  ALREADY_PUBLISHING: 409,
  NOT_PUBLISHING: 409,
  STREAM_KEY_UNUSABLE: 409,
  COMPOSITION_NOT_FOUND: 404,
  DESTINATION_NOT_FOUND: 404,
  WRONG_STATE: 409,
};

/** Nothing has happened to the world. */
export class RefusedAct extends Error {
  override readonly name = 'RefusedAct';
  readonly code: RefusedActCode;
  readonly status: number;

  constructor(code: RefusedActCode, reason: string) {
    super(reason);
    this.code = code;
    this.status = STATUS[code];
  }
}

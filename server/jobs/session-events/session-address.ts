/** One session of a stage over one connection, by short ids. */
export interface SessionAddress {
  /** The connection's id. */
  connection: string;
  stageId: string;
  sessionId: string;
}

export const addressKey = ({ connection, sessionId }: Omit<SessionAddress, 'stageId'>): string =>
  `${connection}/${sessionId}`;

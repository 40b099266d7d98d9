import type { notices as contract } from '#shared/notices/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Notices } from '#server/notices/notices.ts';
import type { NoticeBoard } from './notice-board.ts';

interface NoticesParts {
  connections: Connections;
  notices: Notices;
  noticeBoard: NoticeBoard;
}

/** Every change answers with the whole list as it is then. */
export function noticesHandlers({
  connections,
  notices,
  noticeBoard,
}: NoticesParts): ContractHandlers<typeof contract> {
  return {
    async list({ connection }) {
      connections.get(connection);
      return noticeBoard.read(connection);
    },
    async acknowledge({ connection, body }) {
      connections.get(connection);
      await notices.settled();
      await notices.acknowledge(connection, body.ids);
      return noticeBoard.read(connection);
    },
    async mute({ connection, body }) {
      connections.get(connection);
      await notices.mutes.mute(connection, body.kind, body.minutes);
      noticeBoard.publish(connection);
      return noticeBoard.read(connection);
    },
    async unmute({ connection, body }) {
      connections.get(connection);
      await notices.mutes.unmute(connection, body.kind);
      noticeBoard.publish(connection);
      return noticeBoard.read(connection);
    },
  };
}

import { MessagePage } from './message-page.tsx';

/** Said where the console has no account to show. */
export function NoConnection() {
  return (
    <MessagePage mark="No connection" title="This console is connected to nothing">
      <p>
        Name at least one account and Region in <code className="font-mono">CALLBOARD_CONNECTIONS</code>, or
        start the console without it to use the built-in emulator.
      </p>
    </MessagePage>
  );
}

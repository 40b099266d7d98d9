import { classNames } from '#web/lib/class-names.ts';
import { NotGiven } from './absent.tsx';

interface TagListProps {
  tags: Readonly<Record<string, string>> | undefined;
  /** One line, cut off at the edge with the rest in the tooltip; for table cells. */
  oneLine?: boolean;
}

/** Tags as chips, by key. */
export function TagList({ tags, oneLine }: TagListProps) {
  const entries = Object.entries(tags ?? {}).toSorted(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) return <NotGiven />;
  const whole = entries.map(([key, value]) => `${key}=${value}`).join('\n');
  return (
    <ul
      title={oneLine ? whole : undefined}
      className={classNames(
        'flex gap-1',
        oneLine
          ? // What does not fit fades out at the edge, so that a cut chip does not look like a whole one.
            'overflow-hidden mask-r-from-[calc(100%-1.5rem)]'
          : 'flex-wrap',
      )}
    >
      {entries.map(([key, value]) => (
        <li
          key={key}
          className="inline-flex h-5 max-w-52 shrink-0 items-center rounded-xs border border-line bg-sunken px-1.5 text-xs whitespace-nowrap"
        >
          <span className="text-muted">{key}</span>
          {value !== '' && (
            <span className="truncate text-text before:mx-0.5 before:text-muted before:content-['=']">
              {value}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

import { type ClipboardEvent, type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { failureWords } from '#web/components/failure-words.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { PaletteList } from './palette-list.tsx';
import type { PaletteOption } from './palette-option.ts';
import type { PalettePage } from './page-options.ts';
import { usePaletteOptions } from './use-palette-options.ts';

interface PaletteBodyProps {
  field: RefObject<HTMLInputElement | null>;
  pages: readonly PalettePage[];
  /** Closes the palette, and does what was chosen once it is closed. */
  onChoose: (run: () => void) => void;
  onClose: () => void;
}

/** An event of EventBridge has at most 256 KB; a field of one line has no use for more. */
const MOST = 262_144;
const PAGE = 8;

/** The field and what can be chosen for it. */
export function PaletteBody({ field, pages, onChoose, onClose }: PaletteBodyProps) {
  const connection = useConnectionId();
  const [text, setText] = useState('');
  const [pointed, setPointed] = useState<string>();
  const listId = useId();
  const { reading, elsewhere, options, searching, failure } = usePaletteOptions(connection, text, pages);
  const active =
    options.find(({ id }) => id === pointed) ??
    options.find(({ disabled }) => disabled !== true) ??
    options[0];
  const optionId = ({ id }: PaletteOption) => `${listId} ${id}`.replaceAll(/[^\w-]/g, '-');
  const type = (next: string) => {
    setText(next);
    setPointed(undefined);
  };
  const choose = (option: PaletteOption | undefined) => {
    if (option !== undefined && option.disabled !== true) onChoose(option.run);
  };
  const move = (by: number, wrap: boolean) => {
    const at = active === undefined ? -1 : options.indexOf(active);
    const next = wrap
      ? (at + by + options.length) % options.length
      : Math.min(Math.max(at + by, 0), options.length - 1);
    setPointed(options[next]?.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter may take over what an input method proposes.
    if (event.nativeEvent.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === 'k') onClose();
    else if (event.key === 'ArrowDown') move(1, true);
    else if (event.key === 'ArrowUp') move(-1, true);
    else if (event.key === 'PageDown') move(PAGE, false);
    else if (event.key === 'PageUp') move(-PAGE, false);
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    // A field of one line drops line ends, and joins the words beside them.
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const start = selectionStart ?? value.length;
    const next =
      value.slice(0, start) + pasted.replaceAll(/\s*[\r\n]+\s*/g, ' ') + value.slice(selectionEnd ?? start);
    type(next.slice(0, MOST));
  };
  const count = options.length;
  return (
    <div className="flex h-[min(32rem,calc(100dvh-8rem))] flex-col">
      <div className="border-b border-line p-2">
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label="Search, paste or do anything"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : optionId(active)}
          placeholder="A name, an id, an action; or paste anything"
          value={text}
          maxLength={MOST}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="field h-9 w-full"
        />
        <output className="block px-1 text-xs">
          {reading.what !== '' && <span className="block pt-1.5">This is {reading.what}.</span>}
          {elsewhere !== undefined && <span className="block pt-1 text-warn">{elsewhere}</span>}
          {reading.note !== undefined && <span className="block pt-1 text-muted">{reading.note}</span>}
          {failure !== undefined && (
            <span className="block pt-1 text-bad">Search gave no answer: {failureWords(failure).title}.</span>
          )}
          <span className="sr-only">
            {count} choice{count === 1 ? '' : 's'}
            {searching ? ', searching' : ''}
          </span>
        </output>
      </div>
      <PaletteList
        id={listId}
        options={options}
        active={active}
        optionId={optionId}
        onPoint={({ id }) => setPointed(id)}
        onChoose={choose}
      />
      <p className="flex min-h-7 items-center border-t border-line px-3 text-xs text-muted" aria-hidden>
        {searching ? 'Searching what this console has seen…' : '↑ ↓ choose · Enter does it · Esc closes'}
      </p>
    </div>
  );
}

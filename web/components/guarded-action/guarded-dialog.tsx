import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Failure } from '#web/api/failure.ts';
import { isMaybeDone } from '#web/api/maybe-done.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ChangeFailure } from '../change-failure.tsx';
import { CopyAs } from '../copy-as/copy-as.tsx';
import { failureWords } from '../failure-words.ts';
import { CountedDown } from './counted-down.tsx';
import { type AskedReason, ReasonField, reasonProblem } from './reason-field.tsx';
import { type ToType, TypedWords } from './typed-words.tsx';
import { type Guarded, isOpen, type Step, useGuardedAction } from './use-guarded-action.ts';
import { useKeptTyped } from './use-kept-typed.ts';

/** What is said of it, from the question to the proof. */
export interface GuardedWords {
  /** The question: `Delete the stage show-1?` */
  title: string;
  /** On the button that does it: `Delete it`. */
  act: string;
  /** On the button that leaves all as it is: `Keep it`. */
  keep: string;
  /** While the seconds run: `Deleting show-1`. */
  doing: string;
  /** As in “No permission to …”: `delete the stage`. */
  todo: string;
  /** While AWS is asked whether it is so: `Looking whether it is gone…` */
  looking: string;
  /** AWS has taken it and it is not so yet: a sentence. */
  notYet: string;
}

export interface GuardedDialogProps extends Guarded {
  open: boolean;
  onClose: () => void;
  words: GuardedWords;
  endpoint: { id: string; aws: readonly string[] };
  /** What is sent to it, without the connection, to be copied as a command; told the reason where AWS gets it too. */
  input?:
    | Readonly<Record<string, unknown>>
    | ((reason: string | undefined) => Readonly<Record<string, unknown>>)
    | undefined;
  /** What goes with it and what stays. */
  consequence: ReactNode;
  /** What it hits, as it is now; told whether what is in it is held, because it is about to be sent. */
  impact: ReactNode | ((isHeld: boolean) => ReactNode);
  /** Whether that is known, or known not to be found out: before, nothing can be done. */
  isKnown: boolean;
  /** What has to be typed for something big. */
  typed?: ToType | undefined;
  /** Left out where no reason is asked for. */
  reason?: AskedReason | undefined;
  /** Asked before the seconds begin: false where what is to be sent breaks a rule, which is then shown. */
  prepare?: (() => boolean) | undefined;
  /** What a refusal means for this kind of thing, where there is more to say. */
  explain?: ((failure: Failure) => string | undefined) | undefined;
  /** Told once it is true, as AWS says. */
  onDone: () => void;
}

/**
 * Does something disruptive: says first what that hits, has the name of what is big typed and asks why, waits five seconds in
 * which it can be taken back, sends it once, and looks afterwards until it is true. For a button that opens it there is
 * `<GuardedAction>`.
 */
export function GuardedDialog(props: GuardedDialogProps) {
  const { open, onClose, words, endpoint, input, consequence, impact, isKnown } = props;
  const { reason, prepare, explain } = props;
  const typed = useKeptTyped(props.typed, open, isKnown);
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const said = why.trim() === '' ? undefined : why.trim();
  const planned = typeof input === 'function' ? input(said) : input;
  const [confirmed, setConfirmed] = useState(planned);
  const clear = () => {
    setText('');
    setWhy('');
  };
  const course = useGuardedAction(props, words.doing, () => {
    clear();
    onClose();
    props.onDone();
  });
  const { step } = course;
  const close = () => {
    course.leave();
    clear();
    onClose();
  };
  const isAsked = isOpen(step);
  const missing =
    (reason !== undefined && reasonProblem(why, reason.required) !== undefined) ||
    (typed !== undefined && text !== typed.text);
  const closeButton = useFocusAfter(step);
  return (
    <Dialog open={open} onClose={close} title={words.title}>
      <div className="flex flex-col gap-3 p-4">
        <div className="wrap-anywhere">{consequence}</div>
        <div className="rounded-sm border border-line">
          {typeof impact === 'function' ? impact(!isAsked) : impact}
        </div>
        {step.kind === 'failed' && (
          <ChangeFailure
            failure={step.failure}
            endpoint={endpoint}
            what={words.todo}
            advice={explain?.(step.failure)}
          />
        )}
        {step.kind === 'broken' && <Broken thrown={step.thrown} />}
        {step.kind === 'not-yet' && <NotYet step={step} words={words} />}
        {isAsked && reason !== undefined && <ReasonField {...reason} value={why} onChange={setWhy} />}
        {isAsked && typed !== undefined && <TypedWords {...typed} value={text} onChange={setText} />}
        {step.kind === 'waiting' && (
          <CountedDown seconds={step.seconds} what={words.doing} onCancel={course.cancel} />
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <output className="mr-auto text-muted empty:hidden">{progressWords(step, words)}</output>
          {planned && <CopyAs requests={[{ endpoint, input: isAsked ? planned : (confirmed ?? planned) }]} />}
          <button ref={closeButton} type="button" className="control control-plain" onClick={close}>
            {isUntouched(step) ? words.keep : 'Close'}
          </button>
          {step.kind !== 'waiting' && (step.kind !== 'not-yet' || step.ended) && (
            <Button
              look="primary"
              disabled={!isAsked || !isKnown || missing}
              onClick={() => {
                if (!(prepare?.() ?? true)) return;
                setConfirmed(planned);
                course.begin(said);
              }}
            >
              {step.kind === 'failed' || step.kind === 'broken' ? 'Try again' : words.act}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function NotYet({ step, words }: { step: Extract<Step, { kind: 'not-yet' }>; words: GuardedWords }) {
  return (
    <div role="alert" className="flex flex-col gap-1 border-l-2 border-warn px-3 py-2">
      <p>{words.notYet}</p>
      {step.lookFailure !== undefined && (
        <p className="text-warn">It could not be looked: {failureWords(step.lookFailure).title}.</p>
      )}
      <p className="text-muted">
        {step.ended
          ? 'It was looked for five minutes. Nothing more is asked by itself.'
          : 'The console looks again every 5 seconds, also when this is closed.'}
      </p>
    </div>
  );
}

function Broken({ thrown }: { thrown: unknown }) {
  return (
    <div role="alert" className="flex flex-col gap-1 border-l-2 border-bad px-3 py-2">
      <p className="font-semibold">The console failed on the way</p>
      <p>It may have been done nevertheless: look before you try again.</p>
      <p className="text-muted wrap-anywhere">{String(thrown)}</p>
    </div>
  );
}

/** Whether it is certain that nothing was done. */
function isUntouched(step: Step): boolean {
  if (step.kind === 'asking' || step.kind === 'waiting') return true;
  return step.kind === 'failed' && !isMaybeDone(step.failure);
}

function progressWords({ kind }: Step, words: GuardedWords): string {
  if (kind === 'sending') return `Asking AWS to ${words.todo}…`;
  return kind === 'following' ? words.looking : '';
}

/** The button with the focus goes when the seconds are over, or are not wanted: the focus stays in the dialog. */
function useFocusAfter(step: Step) {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(step.kind);
  useEffect(() => {
    if (before.current === 'waiting' && step.kind !== 'waiting') button.current?.focus();
    before.current = step.kind;
  }, [step.kind]);
  return button;
}

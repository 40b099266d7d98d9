/** The name, with a callboard's three lamps: live, ending, idle. Colours for the rail, which is dark in both themes. */
export function Wordmark({ compact }: { compact?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5 text-rail-strong">
      <svg viewBox="0 0 20 20" className="size-5 shrink-0" fill="none" aria-hidden>
        <rect x="0.75" y="0.75" width="18.5" height="18.5" rx="3.5" stroke="#6b7a8c" strokeWidth="1.5" />
        <circle cx="5.75" cy="5.75" r="1.75" fill="#3ddc84" />
        <circle cx="5.75" cy="10" r="1.25" stroke="#f0b429" />
        <circle cx="5.75" cy="14.25" r="1.25" stroke="#7d8b9b" />
        <path
          d="M9.75 5.75h5.5M9.75 10h4M9.75 14.25h5"
          stroke="#aeb9c6"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </svg>
      <span className={compact ? 'sr-only' : 'text-md font-semibold tracking-tight'}>Callboard</span>
    </span>
  );
}

import type { FieldProblem } from '#shared/contract/field-problems.ts';

interface FormProblemsProps {
  problems: readonly FieldProblem[];
  /** What a field is called, by its path. */
  labelOf: (path: string) => string;
  onGo: (path: string) => void;
}

/** After somebody has tried to send a form: what is still in the way, each a way to its field. */
export function FormProblems({ problems, labelOf, onGo }: FormProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="border-l-2 border-bad bg-bad-tint px-3 py-2 text-bad">
      <p className="font-medium">
        {problems.length === 1 ? 'One thing is in the way' : `${problems.length} things are in the way`}
      </p>
      <ul className="flex flex-col">
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <button
              type="button"
              onClick={() => onGo(path)}
              className="min-h-6 cursor-pointer text-left underline underline-offset-2 wrap-anywhere"
            >
              {labelOf(path)}: {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

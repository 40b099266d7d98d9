interface FilterExamplesProps {
  examples: readonly (readonly [example: string, meaning: string])[];
}

/** What the words of a filter mean. */
export function FilterExamples({ examples }: FilterExamplesProps) {
  return (
    <div className="p-4">
      <p className="mb-2 font-semibold">All words must hold</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {examples.map(([example, meaning]) => (
          <div key={example} className="contents">
            <dt className="font-mono text-xs leading-5">{example}</dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

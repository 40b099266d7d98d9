interface FilterSelectProps {
  label: string;
  /** The choice that filters nothing: `Any stage`. */
  any: string;
  /** Empty: filters nothing. */
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One of the values that AWS can filter a list by. A value of the URL that is not among them is kept as it is. */
export function FilterSelect({ label, any, value, options, onChange }: FilterSelectProps) {
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="field h-8 max-w-52 min-w-0 grow basis-36 truncate sm:grow-0"
    >
      <option value="">{any}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

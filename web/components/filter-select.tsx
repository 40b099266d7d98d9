import { useState } from 'react';

interface Option {
  value: string;
  label: string;
}

/** Options that are in the page all the time. An element of each of ten thousand takes 20 MB, and is seldom looked at. */
const FEW = 1_000;

interface FilterSelectProps {
  label: string;
  /** The choice that filters nothing: `Any stage`. */
  any: string;
  /** Empty: filters nothing. */
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}

/** One of the values that AWS can filter a list by. A value of the URL that is not among them is kept as it is. */
export function FilterSelect({ label, any, value, options, onChange }: FilterSelectProps) {
  // Those of a long list are there from when somebody comes to choose until they leave.
  const [reached, setReached] = useState(false);
  const shown = reached || options.length <= FEW ? options : options.filter(isOfWidth(options, value));
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onPointerEnter={() => setReached(true)}
      onPointerLeave={(event) => setReached(event.currentTarget === document.activeElement)}
      onFocus={() => setReached(true)}
      onBlur={() => setReached(false)}
      className="field h-8 max-w-52 min-w-0 grow basis-36 truncate sm:grow-0"
    >
      <option value="">{any}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {shown.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** Of a list: what is chosen, and the longest, so that the others make it no wider. */
function isOfWidth(options: readonly Option[], value: string): (option: Option) => boolean {
  const longest = options.reduce<Option | undefined>(
    (long, option) => (long && long.label.length >= option.label.length ? long : option),
    undefined,
  );
  return (option) => option.value === value || option === longest;
}

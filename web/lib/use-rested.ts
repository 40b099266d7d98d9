import { useEffect, useState } from 'react';

const REST_MS = 180;

/**
 * A value once it has rested: what is typed is not asked for letter by letter.
 * @param key tells two values apart; the same key, the same value
 */
export function useRested<Value>(value: Value, key: string): Value {
  const [rested, setRested] = useState({ value, key });
  useEffect(() => {
    if (rested.key === key) return;
    const timer = setTimeout(() => setRested({ value, key }), REST_MS);
    return () => clearTimeout(timer);
    // The key stands for the value, which may be a new object at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, rested.key]);
  return rested.value;
}

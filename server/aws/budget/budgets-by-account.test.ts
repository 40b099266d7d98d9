import { describe, expect, it } from 'vitest';
import { budgetsByAccount } from './budgets-by-account.ts';

describe('connections to one account and Region', () => {
  const connection = { id: 'a', label: 'A', colour: 'red', kind: 'aws', region: 'eu-west-1' } as const;

  it('share its quota', () => {
    const budgetOf = budgetsByAccount(0.6);
    const budget = budgetOf(connection);
    expect(budgetOf({ ...connection, id: 'b' })).toBe(budget);
    expect(budgetOf({ ...connection, accountId: '123456789012', profile: 'x' })).toBe(
      budgetOf({ ...connection, accountId: '123456789012', profile: 'y' }),
    );
    for (const other of [{ region: 'us-east-1' }, { profile: 'x' }, { endpoint: 'http://127.0.0.1:1' }])
      expect(budgetOf({ ...connection, ...other })).not.toBe(budget);
  });
});

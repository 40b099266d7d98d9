import type { ConnectionSettings } from '../connection-settings.ts';
import { type Budget, createBudget } from './budget.ts';

/**
 * One budget for all connections that reach the same account in the same Region, as far as their settings tell: AWS
 * counts the calls of an account, not of a connection.
 */
export function budgetsByAccount(share: number): (connection: ConnectionSettings) => Budget {
  const budgets = new Map<string, Budget>();
  return ({ accountId, profile, region, endpoint }) => {
    const key = JSON.stringify([accountId ?? { profile }, region, endpoint]);
    const budget = budgets.get(key) ?? createBudget({ share });
    budgets.set(key, budget);
    return budget;
  };
}

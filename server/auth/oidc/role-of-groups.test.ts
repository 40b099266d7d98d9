import { describe, expect, it } from 'vitest';
import { groupRoles, roleOfGroups } from './role-of-groups.ts';

describe('the roles of groups', () => {
  it('are read in pairs, whatever a group is called', () => {
    expect(groupRoles(' ops = operator , cn=admins,ou=show=administrator,a=b=viewer')).toEqual([
      { group: 'ops', role: 'operator' },
      { group: 'cn=admins,ou=show', role: 'administrator' },
      { group: 'a=b', role: 'viewer' },
    ]);
  });

  it.each([
    '',
    ',',
    'ops',
    'ops=',
    '=viewer',
    'ops=king',
    'ops=viewer,',
    'ops=viewer,,a=viewer',
    'ops=viewerx',
  ])('are refused as a whole for %j', (text) => {
    const read = groupRoles(text);
    // A comma at the end adds nothing.
    expect(read).toEqual(text === 'ops=viewer,' ? [{ group: 'ops', role: 'viewer' }] : undefined);
  });

  it('are the highest of those that somebody is in, whatever their order', () => {
    const roles = groupRoles('a=viewer,b=administrator,c=support') ?? [];
    expect(roleOfGroups(roles, ['c', 'a', 'b', 'others'])).toBe('administrator');
    expect(roleOfGroups(roles, ['a', 'c'])).toBe('support');
    expect(roleOfGroups(roles, ['A', 'others'])).toBeUndefined();
    expect(roleOfGroups(roles, [])).toBeUndefined();
  });
});

import { texts } from '../../texts/index.ts';

export type Role = keyof typeof texts.words.roles;

const NAMES: readonly Role[] = ['agent', 'supervisor', 'grievance-officer', 'admin'];

export const ROLES = NAMES.map((value) => ({ value, label: texts.words.roles[value] }));

/** The least that there is where nothing fits. */
export function roleOf(value: string | null): Role {
  return NAMES.find((name) => name === value) ?? 'agent';
}

import type { DemoPerson } from '../core/demo.ts';

/** Colleagues who exist only in the demo. The address ends in `.invalid` (RFC 2606): nothing is ever sent there. */
export const demoPeople = [
  { id: 'demo-kavya', name: 'Kavya Nair (demo)', email: 'kavya@demo.invalid', role: 'agent' },
  { id: 'demo-arjun', name: 'Arjun Mehta (demo)', email: 'arjun@demo.invalid', role: 'agent' },
  { id: 'demo-meera', name: 'Meera Iyer (demo)', email: 'meera@demo.invalid', role: 'grievance-officer' },
] as const satisfies readonly DemoPerson[];
export type DemoPersonId = (typeof demoPeople)[number]['id'];

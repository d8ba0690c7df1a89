/** Marks the tickets of the demo shop. */
export const DEMO_TAG = 'demo';

/** Made-up people of the console; nobody can sign in as one of them. */
export interface DemoPerson {
  id: string;
  name: string;
  email: string;
  role: string;
}

/** What the demo shop needs of the store beside its ordinary ports. */
export interface Demo {
  addPeople(people: readonly DemoPerson[], at: Date): Promise<void>;
  /** Takes away every conversation whose thread begins with `threadPrefix`, all that hangs on it, and these people and orders. */
  remove(what: DemoTraces): Promise<{ conversations: number; orders: number }>;
}

export interface DemoTraces {
  threadPrefix: string;
  peopleIds: readonly string[];
  cannedIds: readonly string[];
  brandId: string;
  orderNumbers: readonly string[];
}

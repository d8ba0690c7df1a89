import type { Step } from '../../src/core/flow.ts';
import type { TextKey } from '../languages/en.ts';

/** Steps of a flow, by their ids. Parts are spread into the steps of several flows. */
export type Steps = Record<string, Step<TextKey>>;

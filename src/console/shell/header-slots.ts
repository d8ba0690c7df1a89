import type { ComponentType } from 'react';

/** Small things that stand in the header on every page, left of the bell: the softphone belongs here. */
export const HEADER_SLOTS: readonly ComponentType[] = [];

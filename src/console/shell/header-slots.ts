import type { ComponentType } from 'react';
import { SoftphoneSlot } from '../softphone/softphone-slot.tsx';

/** Small things that stand in the header on every page, left of the bell. */
export const HEADER_SLOTS: readonly ComponentType[] = [SoftphoneSlot];

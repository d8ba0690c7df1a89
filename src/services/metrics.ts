/** What the use cases count; the HTTP edge shows it to Prometheus. */
export interface ServiceMetrics {
  messageReceived(channel: string, outcome: 'stored' | 'duplicate' | 'copy' | 'quarantined'): void;
  turnTaken(outcome: 'committed' | 'stale' | 'failed', seconds: number): void;
  delivered(channel: string, status: string): void;
}

/** For tests and tools that count nothing. */
export const noMetrics: ServiceMetrics = {
  messageReceived() {},
  turnTaken() {},
  delivered() {},
};

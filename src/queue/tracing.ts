import type { Telemetry } from 'bullmq';

export interface Tracing {
  /** For BullMQ: a bell carries the trace of whoever rang it, so that a turn and its delivery belong to their webhook. */
  telemetry: Telemetry;
  /** A span around the work, under the one that is running. Names are fixed: nothing of a person stands in them. */
  span<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** The two settings that OpenTelemetry's own libraries read are read by the configuration here. */
export interface TracingOptions {
  /** Base address of an OTLP receiver over HTTP, e.g. http://localhost:4318; traces go to `/v1/traces` below it. */
  endpoint: string;
  serviceName: string;
}

const CLOSE_LIMIT_MS = 2_000;

/** Opens OpenTelemetry; its packages are loaded only here, so that it costs nothing where it is off (null). */
export async function openTracing(options: TracingOptions | null): Promise<Tracing | undefined> {
  if (options === null) return undefined;
  const { endpoint, serviceName } = options;
  const [
    { BullMQOtel },
    sdk,
    { OTLPTraceExporter },
    { context, propagation, SpanStatusCode, trace },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('bullmq-otel'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/api'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = trace.getTracer('redress');
  return {
    telemetry: new BullMQOtel({ tracerName: 'redress' }),
    span: (name, work) =>
      tracer.startActiveSpan(name, async (span) => {
        try {
          return await work();
        } catch (error) {
          // The message may hold what somebody wrote; the log has it, redacted.
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
    async close() {
      await Promise.race([provider.shutdown(), new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS).unref())]);
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}

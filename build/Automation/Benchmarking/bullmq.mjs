// The same work as Template.Jobs.Load does, with BullMQ. Arguments: port, mode, count, then batch and parallel, concurrency, or rate.
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const { Queue, Worker } = require("bullmq");
const [port, mode, countText, firstText, secondText] = process.argv.slice(2);
const count = Number(countText);
const first = Number(firstText);
const connection = { host: "127.0.0.1", port: Number(port), maxRetriesPerRequest: null };
const queue = new Queue("noop", { connection });

async function fill(total, batch, parallel) {
  let left = total;
  const lane = async () => {
    while (left > 0) {
      const size = Math.min(batch, left);
      left -= size;
      await queue.addBulk(Array.from({ length: size }, () => ({ name: "noop", data: { n: 1 } })));
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
}

function report(seconds, more) {
  console.log(JSON.stringify({ count, seconds, perSecond: Math.round(count / seconds), ...more }));
}

function work(concurrency, onJob) {
  return new Promise((done) => {
    let ran = 0;
    const worker = new Worker("noop", onJob, { connection, concurrency });
    worker.on("completed", () => {
      ran += 1;
      if (ran === count) {
        done(worker);
      }
    });
  });
}

await queue.waitUntilReady();
if (mode === "enqueue") {
  const begun = performance.now();
  await fill(count, first, Number(secondText));
  report((performance.now() - begun) / 1000);
} else if (mode === "process") {
  await fill(count, 100, 4);
  const begun = performance.now();
  const worker = await work(first, async () => {});
  report((performance.now() - begun) / 1000);
  await worker.close();
} else {
  const waits = [];
  const all = work(50, async (job) => waits.push(performance.now() - job.data.at));
  const begun = performance.now();
  for (let i = 0; i < count; i += 1) {
    const due = (i * 1000) / first - (performance.now() - begun);
    if (due > 1) {
      await new Promise((next) => setTimeout(next, due));
    }
    await queue.add("noop", { at: performance.now() });
  }
  const worker = await all;
  waits.sort((a, b) => a - b);
  report((performance.now() - begun) / 1000, { p50: waits[Math.floor(count / 2)], p99: waits[Math.floor(count * 0.99)] });
  await worker.close();
}
await queue.close();
process.exit(0);

const keyName = 'jobs.api-key';
const pageSize = 50;
const replayBatch = 1000;
const chartSpan = 120_000;
const longestGap = 5_000;
const cancellable = ['queued', 'scheduled', 'running', 'failed'];
const retryable = ['failed', 'dead', 'cancelled'];
const views = { overview: [], jobs: ['status', 'type', 'id', 'after'], dead: ['after'] };

const route = { tab: 'overview', job: '', filters: { overview: {}, jobs: {}, dead: {} } };
const live = { timer: 0, beats: 0, failures: 0, busy: false, paused: false, locked: false, lostSince: '', problem: '' };
const clock = { skew: 0 };
const detail = { shown: '' };
const drawn = new WeakMap();
let samples = [];
let deadCount = 0;

// ---- Elements

const byId = id => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter(child => child !== undefined && child !== null));
    return node;
}

const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) =>
    fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

function button(text, onClick, attributes = {}) {
    const node = el('button', { type: 'button', ...attributes }, text);
    node.addEventListener('click', onClick);
    return node;
}

// A text that is set again, even to itself, would be read out again and would lose the reader's selection.
function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
}

// ---- Words and numbers

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' });
const timeOfDay = new Intl.DateTimeFormat('en', { timeStyle: 'medium' });
const now = () => Date.now() + clock.skew;
const count = value => (value === undefined ? '–' : numbers.format(value));
const plural = (value, one, many) => `${count(value)} ${value === 1 ? one : many}`;
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const tail = id => `…${id.slice(-8)}`;

function duration(seconds) {
    if (seconds < 1) return `${numbers.format(seconds * 1000)} ms`;
    if (seconds < 60) return `${numbers.format(seconds)} s`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
    return `${numbers.format(Math.floor(seconds / 3600))} h ${Math.floor((seconds % 3600) / 60)} min`;
}

function relative(moment) {
    const seconds = Math.trunc((now() - moment) / 1000);
    const size = Math.abs(seconds);
    if (size < 1) return 'now';
    const [step, unit] = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']].find(([length]) => size >= length);
    const words = `${Math.floor(size / step)} ${unit}`;
    return seconds < 0 ? `in ${words}` : `${words} ago`;
}

function time(value) {
    if (!value) return '–';
    const moment = Date.parse(value);
    return el('time', { datetime: value, title: absolute.format(moment) }, relative(moment));
}

const between = (from, to) => (from && to ? duration(Math.max(0, Date.parse(to) - Date.parse(from)) / 1000) : '–');

// Whole numbers beyond 2^53 stay as they were written, where the browser can do it.
const exactly = (key, value, context) =>
    JSON.rawJSON && typeof value === 'number' && /^-?\d{16,}$/.test(context?.source) ? JSON.rawJSON(context.source) : value;
const parseJson = text => JSON.parse(text, exactly);

// ---- The server

class ServerError extends Error {
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}

async function send(path, method, body) {
    const key = sessionStorage.getItem(keyName) ?? '';
    const headers = { Accept: 'application/json' };
    if (key) headers['X-Api-Key'] = key;
    if (body) headers['Content-Type'] = 'application/json';
    try {
        const signal = AbortSignal.timeout(10_000);
        const response = await fetch(path, { method, headers, signal, cache: 'no-store', body: body && JSON.stringify(body) });
        return { response, key, text: await response.text() };
    } catch {
        throw new ServerError('The server cannot be reached.', 0);
    }
}

function readBody(text, status) {
    try {
        return text ? parseJson(text) : {};
    } catch {
        throw new ServerError(`The server answered ${status} with something that is not JSON.`, status);
    }
}

async function request(path, { method = 'GET', body } = {}) {
    const { response, key, text } = await send(path, method, body);
    if (response.status === 401) {
        askForKey(key);
        throw new ServerError('The server asks for an API key.', 401);
    }
    // The header has whole seconds, so a small difference says nothing.
    const skew = Date.parse(response.headers.get('Date')) - Date.now();
    clock.skew = Math.abs(skew) > 2000 ? skew : 0;
    const answer = readBody(text, response.status);
    if (!response.ok) {
        throw new ServerError(answer.detail ?? answer.title ?? `The server answered ${response.status}.`, response.status);
    }
    return answer;
}

const jobPath = id => `jobs/${encodeURIComponent(id)}`;
const query = values => new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

async function findJobs({ status, type, id, after }) {
    const exact = id?.replaceAll('-', '').toLowerCase();
    if (/^[0-9a-f]{32}$/.test(exact)) return { jobs: await findJob(exact) };
    const page = await request(`jobs?${query({ status, type, after, limit: pageSize })}`);
    return exact ? { ...page, jobs: page.jobs.filter(job => job.id.includes(exact)) } : page;
}

async function findJob(id) {
    try {
        return [await request(jobPath(id))];
    } catch (error) {
        if (error.status === 404) return [];
        throw error;
    }
}

// ---- Signing in

function askForKey(refused) {
    if (refused !== (sessionStorage.getItem(keyName) ?? '')) return;
    sessionStorage.removeItem(keyName);
    if (refused) setText(byId('sign-in-error'), 'The server did not accept this key.');
    if (live.locked && !refused) return;
    all('dialog[open]').forEach(dialog => dialog.close());
    setLocked(true);
    byId('api-key').focus();
}

function setLocked(locked) {
    live.locked = locked;
    byId('sign-in').hidden = !locked;
    byId('content').hidden = locked;
    byId('submit-open').hidden = locked;
    byId('pause').hidden = locked;
    byId('sign-out').hidden = locked || !sessionStorage.getItem(keyName);
    showBanner();
}

async function signIn(event) {
    event.preventDefault();
    const key = byId('api-key').value.trim();
    const problem = byId('sign-in-error');
    setText(problem, '');
    if (!/^[\x21-\x7e]+$/.test(key)) {
        setText(problem, key ? 'A key has only letters, digits and signs of ASCII.' : 'Enter the key.');
        byId('api-key').focus();
        return;
    }
    sessionStorage.setItem(keyName, key);
    try {
        await request('queues');
        byId('api-key').value = '';
        setLocked(false);
        render();
        wake();
    } catch (error) {
        if (error.status !== 401) setText(problem, error.message);
    }
}

function signOut() {
    sessionStorage.removeItem(keyName);
    location.reload();
}

// ---- The beat: one round of questions a second

async function beat() {
    live.timer = 0;
    if (live.busy || live.paused || live.locked || document.hidden) return;
    live.busy = true;
    const began = Date.now();
    try {
        await askAll();
        recovered();
    } catch (error) {
        if (error.status !== 401) lost(error);
    }
    live.busy = false;
    const wait = live.failures ? backoff() : Math.max(100, 1000 - (Date.now() - began));
    if (!live.timer) live.timer = setTimeout(beat, wait);
}

async function askAll() {
    const turn = live.beats++;
    const asks = [request('queues').then(showCounts)];
    if (turn % 5 === 0 || live.failures) asks.push(askHealth());
    if (!byId('version').textContent || live.failures) asks.push(request('version').then(showVersion));
    if (turn % 2 === 0) asks.push(tables[route.tab]?.load(true));
    if (byId('detail').open) asks.push(loadDetail());
    await Promise.all(asks);
}

const backoff = () => Math.min(15_000, 1000 * 2 ** live.failures) * (0.8 + Math.random() * 0.4);

function wake() {
    clearTimeout(live.timer);
    live.timer = 0;
    beat();
}

async function askHealth() {
    try {
        await request('health');
        showHealth('up', 'Healthy');
    } catch (error) {
        if (error.status === 401) throw error;
        if (error.status) showHealth('down', 'Unhealthy', error.message);
        else showHealth('unknown', 'Unreachable');
    }
}

function showHealth(kind, words, reason = '') {
    byId('health').dataset.health = kind;
    byId('health').title = reason;
    setText(byId('health-words'), words);
}

function recovered() {
    const again = live.failures > 0;
    live.failures = 0;
    showBanner();
    if (again) render();
}

function lost(error) {
    live.failures++;
    if (live.failures === 1) live.lostSince = timeOfDay.format(Date.now());
    live.problem = error.status ? `The server answers with an error: ${error.message}` : error.message;
    if (!error.status) showHealth('unknown', 'Unreachable');
    showBanner();
}

function showBanner() {
    const kind = live.locked ? 'none' : live.paused ? 'paused' : live.failures ? 'lost' : 'none';
    const words = {
        none: '',
        paused: 'Updates are paused.',
        lost: `${live.problem} The numbers are from before ${live.lostSince}. The page keeps trying.`,
    };
    byId('banner').dataset.kind = kind;
    byId('banner-action').hidden = kind !== 'lost';
    setText(byId('banner-text'), words[kind]);
}

function togglePause() {
    live.paused = !live.paused;
    setText(byId('pause'), live.paused ? 'Resume' : 'Pause');
    showBanner();
    if (!live.paused) wake();
}

function showVersion({ version, commit, environment, store }) {
    const parts = [version, commit?.slice(0, 10), environment, store];
    setText(byId('version'), parts.filter(Boolean).join(' · '));
}

// ---- Counts, latency, queues

function showCounts(counts) {
    const { totals } = counts;
    const shown = { ...counts, failed: totals.failed, completed: totals.completed };
    for (const tile of all('[data-count]')) setText(tile, count(shown[tile.dataset.count]));
    deadCount = counts.dead;
    byId('replay-all').disabled = deadCount === 0;
    setText(byId('tab-dead'), deadCount ? `Dead letters (${count(deadCount)})` : 'Dead letters');
    showLatency(byId('latency-waited'), counts.waited);
    showLatency(byId('latency-ran'), counts.ran);
    showDepths(counts.queues);
    rememberTypes(counts.queues.map(queue => queue.type));
    addSample(totals);
}

function showLatency(row, measured) {
    const limit = value => (value === null || value === undefined ? 'over 5 min' : `≤ ${duration(value)}`);
    const words = measured?.count
        ? [count(measured.count), duration(measured.mean), limit(measured.p50), limit(measured.p99)]
        : ['0', '–', '–', '–'];
    all('td', row).forEach((cell, at) => setText(cell, words[at]));
}

function showDepths(queues) {
    const sorted = [...queues].sort((a, b) => a.type.localeCompare(b.type));
    const row = ({ type, high, normal }) =>
        el('tr', {}, el('th', { scope: 'row' }, type), ...[high, normal, high + normal].map(x => el('td', {}, count(x))));
    byId('depth-rows').replaceChildren(...sorted.map(row));
    byId('depth').hidden = sorted.length === 0;
    byId('depth-empty').hidden = sorted.length > 0;
}

function rememberTypes(types) {
    const list = byId('types');
    const known = new Set(all('option', list).map(option => option.value));
    for (const type of new Set(types)) {
        if (!known.has(type)) list.append(el('option', { value: type }));
    }
}

// ---- The chart

function addSample({ completed, failed }) {
    const at = Date.now();
    samples = [...samples.filter(sample => sample.at > at - chartSpan - 2000), { at, completed, failed }];
    drawChart();
}

function rates() {
    return samples.slice(1).map((sample, index) => {
        const before = samples[index];
        const passed = sample.at - before.at;
        const completed = sample.completed - before.completed;
        const failed = sample.failed - before.failed;
        // Totals that fall are those of another store, and an average over a long silence would look like a measurement.
        if (passed > longestGap || completed < 0 || failed < 0) return { at: sample.at, gap: true };
        return { at: sample.at, passed, completed: (completed * 1000) / passed, failed: (failed * 1000) / passed };
    });
}

function niceCeiling(value) {
    const unit = 10 ** Math.floor(Math.log10(value));
    return [1, 2, 4, 10].find(step => step * unit >= value) * unit;
}

function linePath(points, name, x, y) {
    let pen = 'M';
    return points.map(point => {
        const step = point.gap ? '' : `${pen}${x(point.at).toFixed(1)} ${y(point[name]).toFixed(1)}`;
        pen = point.gap ? 'M' : 'L';
        return step;
    }).join('');
}

function drawChart() {
    const width = byId('chart').clientWidth;
    if (!width || !samples.length) return;
    const [left, right, top, bottom] = [48, width - 14, 28, 196];
    const points = rates();
    const measured = points.filter(point => !point.gap);
    const most = niceCeiling(Math.max(1, ...measured.flatMap(point => [point.completed, point.failed])));
    const end = samples.at(-1).at;
    const x = at => Math.max(left, right - ((end - at) / chartSpan) * (right - left));
    const y = value => bottom - (value / most) * (bottom - top);
    const line = name => svg('path', { class: `line ${name}`, d: linePath(points, name, x, y) });
    const level = value => [
        svg('line', { class: 'grid', x1: left, x2: right, y1: y(value), y2: y(value) }),
        svg('text', { x: left - 8, y: y(value) + 4, 'text-anchor': 'end' }, count(value)),
    ];
    const moment = seconds => svg(
        'text',
        { x: x(end - seconds * 1000), y: bottom + 20, 'text-anchor': { 0: 'end', 120: 'start' }[seconds] ?? 'middle' },
        seconds ? `${seconds} s ago` : 'now',
    );
    byId('chart').replaceChildren(svg(
        'svg',
        { width, height: 224, role: 'img', 'aria-labelledby': 'chart-title', 'aria-describedby': 'chart-summary' },
        svg('text', { x: 4, y: 12 }, 'Jobs per second'),
        ...[0, most / 2, most].flatMap(level),
        ...(width < 480 ? [120, 60, 0] : [120, 90, 60, 30, 0]).map(moment),
        line('completed'),
        line('failed'),
    ));
    setText(byId('chart-summary'), summary(measured));
}

function summary(points) {
    if (!points.length) return 'Waiting for the second measurement.';
    const passed = points.reduce((sum, point) => sum + point.passed, 0);
    const mean = name => count(points.reduce((sum, point) => sum + point[name] * point.passed, 0) / passed);
    const last = points.at(-1);
    return `Over the last ${duration(Math.round(passed / 1000))}: ${mean('completed')} completed and ${mean('failed')} `
        + `failed attempts per second. Now: ${count(last.completed)} and ${count(last.failed)}.`;
}

// ---- Tables of jobs

const statusMark = status => el('span', { class: 'status', 'data-status': status }, status);

function idButton(job) {
    const open = () => openDetail(job.id);
    return button('', open, { class: 'id', title: job.id, 'aria-label': `Job ${job.id}` });
}

const idColumn = { kind: 'id', fixed: true, show: job => {
    const node = idButton(job);
    node.append(el('span', { class: 'whole' }, job.id), el('span', { class: 'tail' }, tail(job.id)));
    return node;
} };
const clipped = (name, kind) => ({ kind: `clip ${kind}`, show: job => job[name] ?? '–', title: job => job[name] });
const attempts = { kind: 'mid number', show: job => `${job.attempts ?? 0} of ${job.maxAttempts}` };

const jobColumns = [
    idColumn,
    clipped('type', 'type'),
    clipped('task', 'mid'),
    { kind: '', show: job => statusMark(job.status) },
    { kind: 'wide', show: job => job.priority },
    attempts,
    { kind: 'when', show: job => time(job.createdAt) },
    { kind: 'wide number', show: job => between(job.startedAt, job.finishedAt) },
    clipped('worker', 'wide'),
];

const deadColumns = [
    idColumn,
    clipped('type', 'type'),
    clipped('task', 'wide'),
    attempts,
    { kind: 'mid when', show: job => time(job.finishedAt) },
    clipped('error', 'rest'),
    { kind: 'act', fixed: true, show: job => button('Retry', event => retryRow(job.id, event.target), { 'aria-label': `Retry job ${tail(job.id)}` }) },
];

function fillCell(cell, column, job) {
    const title = column.title?.(job);
    if (title) cell.title = title.slice(0, 1000);
    // What is clipped anyway need not be laid out in full.
    const shown = column.show(job);
    cell.replaceChildren(typeof shown === 'string' ? shown.slice(0, 300) : shown);
}

function makeRow(job, columns) {
    const row = el('tr', { 'data-id': job.id });
    for (const column of columns) {
        const cell = column === idColumn ? el('th', { scope: 'row', class: column.kind }) : el('td', { class: column.kind });
        fillCell(cell, column, job);
        row.append(cell);
    }
    return row;
}

// Rows that stay are kept, so that the focus and the selection in them survive an update.
function updateRows(body, jobs, columns) {
    const old = new Map([...body.rows].map(row => [row.dataset.id, row]));
    const wanted = new Set(jobs.map(job => job.id));
    for (const [id, row] of old) {
        if (!wanted.has(id)) row.remove();
    }
    jobs.forEach((job, at) => {
        const text = JSON.stringify(job);
        const row = old.get(job.id) ?? makeRow(job, columns);
        if (old.has(job.id) && drawn.get(row) !== text) {
            columns.forEach((column, index) => column.fixed || fillCell(row.cells[index], column, job));
        }
        drawn.set(row, text);
        if (body.rows[at] !== row) body.insertBefore(row, body.rows[at] ?? null);
    });
}

function createTable(name, columns, find, emptyWords) {
    const panel = byId(`panel-${name}`);
    const body = panel.querySelector('tbody');
    const empty = panel.querySelector('.empty');
    const [newer, older] = all('[data-page]', panel);
    const before = new Map();
    let turn = 0;
    let pending = false;
    let next = '';

    function show(page, quiet) {
        next = page.next ?? '';
        updateRows(body, page.jobs, columns);
        rememberTypes(page.jobs.map(job => job.type));
        panel.querySelector('.rows').hidden = page.jobs.length === 0;
        empty.hidden = page.jobs.length > 0;
        if (page.jobs.length === 0 && !(quiet && empty.childNodes.length)) empty.replaceChildren(...emptyWords());
        newer.setAttribute('aria-disabled', !route.filters[name].after);
        older.setAttribute('aria-disabled', !next);
        if (!quiet) announce(page.jobs.length ? `${plural(page.jobs.length, 'job', 'jobs')} shown.` : empty.textContent);
    }

    async function load(quiet) {
        if (quiet && pending) return;
        const mine = ++turn;
        pending = !quiet;
        try {
            const page = await find(route.filters[name]);
            if (mine === turn) show(page, quiet);
        } catch (error) {
            // A quiet load keeps what it has; the banner tells about the server.
            if (mine === turn && !quiet) fail(error);
        }
        if (mine === turn) pending = false;
    }

    function fail(error) {
        empty.hidden = false;
        empty.replaceChildren(el('p', {}, `The list could not be loaded. ${error.message}`));
        announce(empty.textContent);
    }

    function turnTo(after) {
        route.filters[name].after = after;
        writeRoute(true);
        load();
    }

    older.addEventListener('click', () => {
        if (!next) return;
        before.set(next, route.filters[name].after);
        turnTo(next);
    });
    newer.addEventListener('click', () => {
        const { after } = route.filters[name];
        if (after) turnTo(before.get(after) ?? '');
    });
    body.addEventListener('click', event => {
        const row = event.target.closest('tr');
        if (!event.target.closest('button') && String(getSelection()) === '') openDetail(row.dataset.id);
    });
    return { load, body };
}

function curlHint() {
    const key = sessionStorage.getItem(keyName) ? ' -H "X-Api-Key: $KEY"' : '';
    const url = new URL('submit', document.baseURI);
    return el('pre', { tabindex: 0, role: 'region', 'aria-label': 'Command' },
        `curl${key} -H 'Content-Type: application/json' \\\n  -d '{"type": "echo", "input": {"message": "hello"}}' \\\n  ${url}`);
}

function noJobs() {
    const { id, status, type, after } = route.filters.jobs;
    if (id) return [el('p', {}, `No job has the id “${id}”, and no id on this page contains it.`)];
    if (status || type) return [el('p', {}, 'No job matches these filters.')];
    if (after) return [el('p', {}, 'There are no older jobs.')];
    return [el('p', {}, 'There are no jobs yet. Submit one with the button above or from a shell:'), curlHint()];
}

const noDead = () => [el('p', {}, 'No dead letters: every job completed, or still has attempts before it.')];
const findDead = ({ after }) => request(`dead-letter?${query({ after, limit: pageSize })}`);

const tables = {
    jobs: createTable('jobs', jobColumns, findJobs, noJobs),
    dead: createTable('dead', deadColumns, findDead, noDead),
};

// ---- Notices

function announce(text) {
    setText(byId('announcer'), text);
}

function notify(text, jobId = '') {
    setText(byId('notice-text'), text);
    byId('notice-open').hidden = !jobId;
    byId('notice-open').dataset.id = jobId;
    byId('notice').hidden = false;
    announce(text);
}

function hideNotice() {
    byId('notice').hidden = true;
}

// ---- Dead letters

async function retryRow(id, pressed) {
    const row = pressed.closest('tr');
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    try {
        await request(`${jobPath(id)}/retry`, { method: 'POST' });
        notify(`Job ${tail(id)} is in its queue again.`, id);
    } catch (error) {
        notify(`Job ${tail(id)} was not retried. ${error.message}`, id);
    }
    await tables.dead.load(true);
    wake();
    if (!row.isConnected) (neighbour?.isConnected ? neighbour.querySelector('td button') : byId('tab-dead')).focus();
}

async function replayAll() {
    const wanted = deadCount;
    const words = plural(wanted, 'dead letter', 'dead letters');
    const text = 'Each goes back into its queue with all its attempts before it.';
    if (!wanted || !(await confirm(`Replay ${words}?`, text, `Replay ${words}`))) return;
    try {
        notify(`${plural(await replay(wanted), 'dead letter', 'dead letters')} went back into their queues.`);
    } catch (error) {
        notify(`The replay stopped. ${error.message}`);
    }
    await tables.dead.load(true);
    wake();
}

// Never more than were confirmed: a job that dies again meanwhile must not go round and round.
async function replay(wanted) {
    let done = 0;
    while (done < wanted) {
        const limit = Math.min(replayBatch, wanted - done);
        const { replayed } = await request('dead-letter/replay', { method: 'POST', body: { type: null, limit } });
        done += replayed;
        if (replayed < limit) break;
    }
    return done;
}

function confirm(title, text, verb) {
    const dialog = byId('confirm');
    setText(byId('confirm-title'), title);
    setText(byId('confirm-text'), text);
    setText(byId('confirm-yes'), verb);
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise(resolve => {
        dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    });
}

// ---- One job

function openDetail(id) {
    route.job = id;
    writeRoute(false);
    showDetail();
}

function showDetail() {
    const dialog = byId('detail');
    if (!route.job) return dialog.close();
    detail.shown = '';
    setText(byId('detail-message'), '');
    setText(byId('detail-title'), `Job ${tail(route.job)}`);
    byId('detail-body').replaceChildren(el('p', { class: 'muted' }, 'Loading.'));
    showDetailButtons({});
    if (!dialog.open) dialog.showModal();
    loadDetail();
}

async function loadDetail() {
    const id = route.job;
    try {
        const job = await request(jobPath(id));
        if (id === route.job) drawDetail(job);
    } catch (error) {
        if (error.status && id === route.job) {
            setText(byId('detail-message'), error.status === 404 ? 'There is no such job; it may have been forgotten.' : error.message);
        }
    }
}

function drawDetail(job) {
    const text = JSON.stringify(job);
    if (text === detail.shown) return;
    detail.shown = text;
    showDetailButtons(job);
    byId('detail-body').replaceChildren(
        facts(job),
        ...section('Error', job.error, 'error'),
        ...section('Input', pretty(job.input)),
        ...section('Result', pretty(job.result)),
        el('h3', {}, 'History'),
        el('ol', { class: 'timeline' }, ...timeline(job).map(drawEvent)),
    );
}

function showDetailButtons({ status, cancelRequested }) {
    byId('detail-cancel').hidden = !cancellable.includes(status) || cancelRequested === true;
    byId('detail-retry').hidden = !retryable.includes(status);
}

const pretty = value => (value === undefined ? undefined : JSON.stringify(value, null, 2));

function block(label, text, kind = '') {
    return el('pre', { class: kind, tabindex: 0, role: 'region', 'aria-label': label }, text);
}

const section = (label, text, kind) => (text ? [el('h3', {}, label), block(label, text, kind)] : []);

function facts(job) {
    const waits = ['scheduled', 'failed'].includes(job.status);
    const status = el('span', {}, statusMark(job.status), job.cancelRequested ? ', cancellation requested' : '');
    const rows = [
        ['Id', job.id], ['Status', status], ['Type', job.type], ['Task', job.task], ['Priority', job.priority],
        ['Attempts', attempts.show(job)], ['Worker', job.worker], ['Created', time(job.createdAt)],
        [job.status === 'failed' ? 'Next attempt' : 'Runs', waits && job.runAt && time(job.runAt)],
        ['Started', job.startedAt && time(job.startedAt)], ['Finished', job.finishedAt && time(job.finishedAt)],
        ['Ran for', job.startedAt && job.finishedAt && between(job.startedAt, job.finishedAt)],
        ['Idempotency key', job.idempotencyKey],
    ];
    const pair = ([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
    return el('dl', { class: 'facts' }, ...rows.filter(([, value]) => value).map(pair));
}

// The history has what went wrong; where the job stands says how it began and ended.
function timeline(job) {
    const events = [{ at: job.createdAt, kind: 'submitted' }, ...(job.history ?? [])];
    if (job.startedAt) events.push({ at: job.startedAt, kind: 'started', attempt: job.attempts, worker: job.worker });
    const last = job.history?.at(-1)?.kind;
    if (job.finishedAt && last !== job.status) events.push({ at: job.finishedAt, kind: job.status, error: job.error });
    return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function drawEvent({ at, kind, attempt, worker, error }) {
    const words = { expired: 'lease expired', returned: 'handed back unfinished', dead: 'died', replayed: 'set going again' };
    const what = words[kind] ?? kind;
    const head = attempt ? `Attempt ${attempt}: ${what}` : capital(what);
    return el('li', { 'data-kind': kind },
        el('p', {}, el('strong', {}, head), ' ', time(at), worker ? el('span', { class: 'muted' }, ` on ${worker}`) : ''),
        error && block(`Error: ${head}`, error, 'short'));
}

async function act(path, method, done) {
    const message = byId('detail-message');
    try {
        await request(path, { method });
        setText(message, done);
    } catch (error) {
        setText(message, error.message);
    }
    loadDetail();
    tables[route.tab]?.load(true);
}

async function cancelJob() {
    const id = route.job;
    const text = 'A job that waits will not run. A job that runs is told to stop.';
    if (await confirm(`Cancel job ${tail(id)}?`, text, 'Cancel job')) act(jobPath(id), 'DELETE', 'The job was told to stop.');
}

// ---- Submitting

function openSubmit() {
    all('.problem', byId('submit')).forEach(node => setText(node, ''));
    byId('submit-type').value ||= byId('types').options[0]?.value ?? '';
    byId('submit').showModal();
}

function setProblem(field, text) {
    setText(byId(`${field}-problem`), text);
    byId(field).setAttribute('aria-invalid', text !== '');
    return text === '';
}

function readInput() {
    const text = byId('submit-input').value.trim();
    try {
        const value = text ? parseJson(text) : null;
        setProblem('submit-input', '');
        return { value };
    } catch (error) {
        setProblem('submit-input', `The input is not valid JSON: ${error.message.replace(/\.$/, '')}.`);
        return undefined;
    }
}

function readSubmission() {
    const type = byId('submit-type').value.trim();
    const rule = 'A type has 1 to 64 characters: lower-case letters, digits and hyphens, a letter at the start.';
    const typed = setProblem('submit-type', /^[a-z][a-z0-9-]{0,63}$/.test(type) ? '' : rule);
    const input = readInput();
    if (!typed || !input) return undefined;
    const task = byId('submit-task').value.trim() || undefined;
    return { type, task, input: input.value, priority: byId('submit-priority').value };
}

async function submitJob(event) {
    event.preventDefault();
    setText(byId('submit-problem'), '');
    const body = readSubmission();
    if (!body) return byId('submit').querySelector('[aria-invalid=true]').focus();
    try {
        const { id } = await request('submit', { method: 'POST', body });
        byId('submit').close();
        notify(`Job ${tail(id)} was submitted.`, id);
        tables[route.tab]?.load(true);
    } catch (error) {
        setText(byId('submit-problem'), error.message);
    }
}

// ---- Where the reader is

function readRoute() {
    const [tab, text = ''] = location.hash.slice(1).split('?');
    const values = new URLSearchParams(text);
    route.tab = Object.hasOwn(views, tab) ? tab : 'overview';
    route.job = values.get('job') ?? '';
    route.filters[route.tab] = Object.fromEntries(views[route.tab].map(name => [name, values.get(name) ?? '']));
}

function writeRoute(isStep) {
    const values = query({ ...route.filters[route.tab], job: route.job });
    const hash = `#${route.tab}${values && '?'}${values}`;
    history[isStep ? 'pushState' : 'replaceState'](null, '', hash);
}

function render() {
    for (const tab of all('[role=tab]')) {
        const chosen = tab.dataset.tab === route.tab;
        tab.setAttribute('aria-selected', chosen);
        tab.tabIndex = chosen ? 0 : -1;
        byId(tab.getAttribute('aria-controls')).hidden = !chosen;
    }
    for (const field of byId('filters').elements) field.value = route.filters.jobs[field.name] ?? '';
    tables[route.tab]?.load();
    if (route.job || byId('detail').open) showDetail();
}

function chooseTab(tab) {
    if (tab === route.tab) return;
    route.tab = tab;
    writeRoute(true);
    render();
}

function moveTab(event) {
    const tabs = all('[role=tab]');
    const at = tabs.indexOf(event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs.at(to % tabs.length);
    chooseTab(tab.dataset.tab);
    tab.focus();
}

function filterBy({ name, value }) {
    if (route.filters.jobs[name] === value.trim()) return;
    route.filters.jobs = { ...route.filters.jobs, [name]: value.trim(), after: '' };
    writeRoute(false);
    tables.jobs.load();
}

function searchOnSlash(event) {
    const typing = event.target.closest?.('input, textarea, select');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (live.locked || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    chooseTab('jobs');
    byId('filter-id').focus();
}

function updateTimes() {
    for (const node of all('time')) setText(node, relative(Date.parse(node.dateTime)));
}

// ---- Start

function wireDialogs() {
    for (const dialog of all('dialog')) {
        dialog.addEventListener('click', event => {
            if (event.target === dialog || event.target.closest('[data-close]')) dialog.close();
        });
    }
    byId('detail').addEventListener('close', () => {
        route.job = '';
        writeRoute(false);
    });
    byId('confirm-yes').addEventListener('click', () => byId('confirm').close('yes'));
    byId('detail-cancel').addEventListener('click', cancelJob);
    byId('detail-retry').addEventListener('click', () => act(`${jobPath(route.job)}/retry`, 'POST', 'The job is in its queue again.'));
    byId('submit-form').addEventListener('submit', submitJob);
    byId('submit-open').addEventListener('click', openSubmit);
}

function wireFilters() {
    let typing = 0;
    byId('filters').addEventListener('submit', event => event.preventDefault());
    byId('filters').addEventListener('input', ({ target }) => {
        clearTimeout(typing);
        typing = setTimeout(filterBy, 250, target);
    });
}

function wirePage() {
    document.querySelector('[role=tablist]').addEventListener('keydown', moveTab);
    all('[role=tab]').forEach(tab => tab.addEventListener('click', () => chooseTab(tab.dataset.tab)));
    byId('pause').addEventListener('click', togglePause);
    byId('banner-action').addEventListener('click', wake);
    byId('sign-in-form').addEventListener('submit', signIn);
    byId('sign-out').addEventListener('click', signOut);
    byId('replay-all').addEventListener('click', replayAll);
    byId('notice-close').addEventListener('click', hideNotice);
    byId('notice-open').addEventListener('click', ({ target }) => openDetail(target.dataset.id));
    document.addEventListener('keydown', searchOnSlash);
    document.addEventListener('visibilitychange', wake);
    addEventListener('popstate', () => {
        readRoute();
        render();
    });
    new ResizeObserver(drawChart).observe(byId('chart'));
}

wireDialogs();
wireFilters();
wirePage();
readRoute();
setLocked(false);
render();
beat();
setInterval(updateTimes, 1000);

"use strict";
// The inspector. Whatever comes from the server is put on the page as text, never as HTML.
(() => {
  const CONTROL = "/_kms-fake/";
  const TOKEN = document.querySelector('meta[name="kms-fake-token"]').content;
  const VIEWS = ["chain", "calls", "world", "hands"];
  const MOST_CALLS = 1000;
  const MOST_ROWS = 200;
  const LINKS = ["OPERATION", "CLIENT_KEY", "VALIDITY", "ACCESS_POINT", "POLICY", "SCOPE", "PERMISSION", "RESOURCE", "NETWORK", "INSTANCE"];
  const USES = ["Encrypt", "Decrypt", "GenerateDataKey", "AsymmetricSign", "AsymmetricVerify", "GenerateMac", "VerifyMac", "GetSecretValue", "CreateKey", "DescribeKey"];
  const $ = id => document.getElementById(id);
  let info = {}, world = { places: [] }, calls = [], openCall = null, chosen = {}, verdict = null, snapshots = [];

  // ---- elements

  function h(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "class") element.className = value;
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.flat(Infinity).filter(child => child != null && child !== false));
    return element;
  }
  const fill = (element, ...children) => element.replaceChildren(...children.flat(Infinity).filter(child => child != null && child !== false));
  const STATES = {
    Enabled: "ok", Connected: "ok", Live: "ok", Valid: "ok", Disabled: "neutral", Uninitialized: "neutral", Connecting: "info",
    PendingImport: "info", NotYetValid: "info", PendingDeletion: "warn", Expired: "bad", Disconnected: "bad", Error: "bad",
  };
  const spaced = text => text.replace(/([a-z])([A-Z])/g, (all, a, b) => a + " " + b.toLowerCase());
  const label = (text, kind) => h("span", { class: "label " + kind }, text);
  const stateLabel = state => label(spaced(state), STATES[state] || "neutral");
  const chips = texts => h("span", { class: "chips" }, texts.map(text => h("span", { class: "chip mono" }, text)));
  const tagTexts = tags => Object.entries(tags || {}).map(([key, value]) => value ? key + "=" + value : key);
  const empty = (title, text, ...more) => h("div", { class: "empty" }, h("strong", {}, title), h("p", {}, text), ...more);
  const facts = pairs => h("dl", {}, pairs.filter(pair => pair && pair[1] !== "" && pair[1] != null).flatMap(
    ([name, value, mono]) => [h("dt", {}, name), h("dd", { class: mono ? "mono" : "" }, value)]));
  const time = text => h("time", { datetime: text, title: text }, text.slice(0, 10) + " " + text.slice(11, 19));

  function fromNow(moment) {
    let seconds = (Date.parse(moment) - Date.parse(world.now)) / 1000;
    const past = seconds < 0;
    seconds = Math.abs(seconds);
    const [size, unit] = seconds < 90 ? [1, "second"] : seconds < 5400 ? [60, "minute"] : seconds < 129600 ? [3600, "hour"]
      : seconds < 7776000 ? [86400, "day"] : seconds < 63072000 ? [2629800, "month"] : [31557600, "year"];
    const count = Math.round(seconds / size);
    const span = count + " " + unit + (count === 1 ? "" : "s");
    return past ? span + " ago" : "in " + span;
  }

  let toastTimer = 0;
  function say(text) {
    $("toast").textContent = text;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { $("toast").textContent = ""; }, 6000);
  }

  // ---- the server

  async function request(method, path, body, type) {
    const headers = {};
    if (method !== "GET") headers["X-Kms-Fake-Token"] = TOKEN;
    if (body !== undefined) headers["Content-Type"] = type || "application/json";
    const response = await fetch(CONTROL + path, { method, headers, body, cache: "no-store" });
    const text = await response.text();
    if (!response.ok) {
      let message = text;
      try { message = JSON.parse(text).message || text; } catch { /* it is no JSON: shown as it is */ }
      throw new Error(message || "The server answers " + response.status + ".");
    }
    return text;
  }
  const ask = async (method, path, body) => JSON.parse(await request(method, path, body && JSON.stringify(body)) || "null");
  const attempt = work => async event => {
    if (event && event.type === "submit") event.preventDefault();
    try { await work(event); } catch (problem) { say(problem.message); }
  };
  const query = values => new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

  function save(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }
  async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = h("textarea", { class: "visually-hidden" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say("Copied " + what + ".");
  }

  async function refreshWorld() {
    world = await ask("GET", "world");
    $("now").textContent = world.now.slice(0, 19).replace("T", " ");
    $("now").dateTime = world.now;
    $("clock-now").textContent = world.now.slice(0, 19).replace("T", " ") + " UTC";
    $("clock-mode").hidden = Math.abs(Date.parse(world.now) - Date.now()) < 60000;
    drawPlaces();
    drawChain();
    drawWorld();
    drawClientKeyFiles();
  }
  let worldTimer = 0;
  function worldSoon() {
    if (!worldTimer) worldTimer = setTimeout(() => { worldTimer = 0; if (!document.hidden) Promise.all([refreshWorld(), view() === "hands" && drawFaultsNow()]).catch(() => {}); }, 300);
  }
  async function drawFaultsNow() { drawFaults(await ask("GET", "faults")); }

  function listen() {
    const events = new EventSource(CONTROL + "events");
    const live = (text, kind) => { if ($("live").textContent !== text) { $("live").textContent = text; $("live").className = "label " + kind; } };
    events.onopen = () => live("Live", "ok");
    events.onerror = () => {
      live("Not connected", "bad");
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    };
    events.addEventListener("clear", () => { calls = []; drawCallsSoon(); worldSoon(); });
    events.addEventListener("call", event => {
      calls.unshift(JSON.parse(event.data));
      calls.length = Math.min(calls.length, MOST_CALLS);
      drawCallsSoon();
      worldSoon();
    });
  }

  // ---- chain

  const place = () => world.places[Number($("place").value) || 0] || world.places[0];
  function drawPlaces() {
    const before = $("place").value;
    const name = one => one.account + " · " + one.region;
    fill($("place"), world.places.map((one, index) => h("option", { value: index }, name(one))));
    const first = world.places.findIndex(one => one.accessPoints.length);
    $("place").value = before && world.places[before] ? before : String(Math.max(0, first));
    $("place-choice").hidden = world.places.length < 2;
  }

  function chainOf(here) {
    const nodes = new Map(), edges = [];
    const add = (kind, name, small, extra) => {
      const id = kind + ":" + name;
      if (!nodes.has(id)) nodes.set(id, { id, kind, name, small, ...extra });
      return id;
    };
    const missing = (kind, name) => nodes.has(kind + ":" + name) ? kind + ":" + name : add(kind, name, "does not exist", { missing: true });
    for (const rule of here.networkRules) add("rule", rule.name, rule.addresses || "no addresses");
    for (const policy of here.policies) {
      const id = add("policy", policy.name, policy.scope + ": " + (policy.resources.join(", ") || "nothing"));
      if (policy.rules.length) for (const rule of policy.rules) edges.push([missing("rule", rule), id]);
      else edges.push([add("rule", "*", "no network rule", { title: "any address" }), id]);
    }
    for (const point of here.accessPoints) {
      const id = add("point", point.name, point.policies.length === 1 ? "1 policy" : point.policies.length + " policies");
      for (const policy of point.policies) edges.push([missing("policy", policy), id]);
    }
    for (const key of here.clientKeys) {
      const id = add("client", key.id, spaced(key.state) + (key.next ? ", " + key.next.what + " " + fromNow(key.next.when) : ""), { bad: key.state !== "Valid" });
      edges.push([missing("point", key.accessPoint), id]);
    }
    for (const key of here.keys) add("key", "key/" + key.id, spaced(key.state) + ", " + key.spec, { title: key.aliases[0] || key.id });
    for (const secret of here.secrets) add("secret", "secret/" + secret.name, secret.type + " secret", { title: secret.name });
    for (const key of here.clientKeys) for (const path of key.opens) edges.push(["client:" + key.id, path.split("/")[0] + ":" + path]);
    return { nodes, edges };
  }

  /** Which nodes and edges the chosen ones hang together with. */
  function lit(edges) {
    const on = new Set(), lines = new Set();
    const walk = (id, from, to) => edges.forEach((edge, index) => {
      if (edge[from] === id && !lines.has(index)) { lines.add(index); on.add(edge[to]); walk(edge[to], from, to); }
    });
    const client = chosen.client && "client:" + chosen.client;
    const resource = chosen.resource && chosen.resource.split("/")[0] + ":" + chosen.resource;
    if (client) {
      walk(client, 1, 0);
      edges.forEach((edge, index) => { if (edge[0] === client && (!resource || edge[1] === resource)) { lines.add(index); on.add(edge[1]); } });
    } else if (resource) walk(resource, 1, 0);
    return { on, lines };
  }

  function brokenNodes() {
    if (!verdict || verdict.allowed) return new Set();
    const broken = new Set();
    const here = place();
    const point = (here.clientKeys.find(key => key.id === verdict.clientKey) || {}).accessPoint;
    for (const decision of verdict.decisions.filter(one => !one.allowed)) {
      if (["CLIENT_KEY", "VALIDITY"].includes(decision.failed)) broken.add("client:" + verdict.clientKey);
      else if (decision.failed === "ACCESS_POINT" || !decision.policies.length) broken.add("point:" + point);
      else for (const finding of decision.policies.filter(one => one.failed === decision.failed)) {
        const policy = here.policies.find(one => one.name === finding.policy);
        if (finding.failed === "NETWORK" && policy) policy.rules.forEach(rule => broken.add("rule:" + rule));
        else broken.add("policy:" + finding.policy);
      }
    }
    return broken;
  }

  const COLUMNS = [["Network rules", ["rule"]], ["Policies", ["policy"]], ["Access points", ["point"]], ["Client keys", ["client"]], ["Keys and secrets", ["key", "secret"]]];
  let chainEdges = [];
  function drawChain() {
    const here = place();
    const graph = $("graph");
    const focus = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.node : null;
    const bare = !here || !(here.accessPoints.length + here.policies.length + here.networkRules.length + here.clientKeys.length + here.keys.length + here.secrets.length);
    graph.classList.toggle("bare", bare);
    if (bare) {
      fill(graph, empty("Nothing here yet", "Network rules, policies, access points and client keys appear here as soon as a call or a state document creates them.",
        h("pre", { tabindex: "0" }, "curl '" + location.origin + "/?Action=CreateKey&Version=2016-01-20'")));
      chainEdges = [];
      drawAsk(here);
      return;
    }
    const { nodes, edges } = chainOf(here);
    const { on, lines } = lit(edges);
    const broken = brokenNodes();
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("aria-hidden", "true");
    fill(graph, svg, COLUMNS.map(([title, kinds]) => {
      const mine = [...nodes.values()].filter(node => kinds.includes(node.kind));
      return h("div", { class: "column" }, h("h2", {}, title),
        h("div", { class: "nodes" }, mine.length ? mine.map(node => drawNode(node, on, broken)) : h("p", { class: "muted small" }, "None")));
    }));
    graph.classList.toggle("focused", Boolean(chosen.client || chosen.resource));
    chainEdges = edges.map(([from, to], index) => ({ from, to, kind: nodes.get(from) && nodes.get(from).missing ? "missing" : lines.has(index) ? "on" : "" }));
    if (verdict && !verdict.allowed) chainEdges.push({ from: "client:" + verdict.clientKey, to: verdict.resource.split("/")[0] + ":" + verdict.resource, kind: "broken" });
    drawLines();
    drawAsk(here);
    if (focus) { const again = [...graph.querySelectorAll("[data-node]")].find(one => one.dataset.node === focus); if (again) again.focus(); }
  }

  function drawNode(node, on, broken) {
    const choosable = ["client", "key", "secret"].includes(node.kind) && !node.missing;
    const pressed = node.kind === "client" ? chosen.client === node.name : chosen.resource === node.name;
    const title = node.title || node.name;
    const bad = node.missing || broken.has(node.id);
    return h(choosable ? "button" : "div", {
      class: "node k-" + node.kind + (choosable ? "" : " static") + (node.missing ? " missing" : "") + (broken.has(node.id) ? " broken" : "") + (on.has(node.id) ? " on" : ""),
      "data-node": node.id, title: node.name === "*" ? title : node.name, type: choosable && "button", "aria-pressed": choosable && String(pressed),
      onclick: () => {
        if (!choosable) return;
        const part = node.kind === "client" ? "client" : "resource";
        chosen[part] = chosen[part] === node.name ? null : node.name;
        verdict = null;
        fill($("verdict"));
        drawChain();
        if (chosen.client && chosen.resource) putQuestion();
      },
    }, h("b", {}, title), h("small", {}, bad && !node.missing ? "the chain breaks here" : node.small));
  }

  function drawLines() {
    const graph = $("graph"), svg = graph.querySelector("svg");
    if (!svg || !graph.offsetParent) return;
    const box = graph.getBoundingClientRect();
    const at = new Map([...graph.querySelectorAll("[data-node]")].map(node => [node.dataset.node, node.getBoundingClientRect()]));
    const down = graph.clientWidth < 700;
    fill(svg, [...chainEdges].sort((a, b) => (a.kind ? 1 : 0) - (b.kind ? 1 : 0)).map(edge => {
      const a = at.get(edge.from), b = at.get(edge.to);
      if (!a || !b) return null;
      const path = document.createElementNS(svg.namespaceURI, "path");
      const [x1, y1, x2, y2] = down
        ? [a.left + Math.min(24, a.width / 2) - box.left, a.bottom - box.top, b.left + Math.min(24, b.width / 2) - box.left, b.top - box.top]
        : [a.right - box.left, a.top + a.height / 2 - box.top, b.left - box.left, b.top + b.height / 2 - box.top];
      const bend = down ? Math.max(16, (y2 - y1) / 2) : Math.max(20, (x2 - x1) / 2);
      path.setAttribute("d", down ? `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}` : `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
      if (edge.kind) path.setAttribute("class", edge.kind);
      return path;
    }));
  }

  function drawAsk(here) {
    const form = $("ask").elements;
    const options = (select, values, value) => {
      if (select.dataset.values !== JSON.stringify(values)) {
        fill(select, h("option", { value: "" }, "Choose…"), values.map(([id, text]) => h("option", { value: id }, text)));
        select.dataset.values = JSON.stringify(values);
      }
      select.value = values.some(([id]) => id === value) ? value : "";
    };
    options(form.clientKey, here ? here.clientKeys.map(key => [key.id, key.id + " (" + key.accessPoint + ")"]) : [], chosen.client);
    options(form.resource, here ? [...here.keys.map(key => ["key/" + key.id, (key.aliases[0] || "key/" + key.id)]), ...here.secrets.map(secret => ["secret/" + secret.name, "secret/" + secret.name])] : [], chosen.resource);
    const gateways = ["Its own", "shared", ...(here ? here.instances.map(instance => instance.id) : [])];
    if (form.gateway.dataset.values !== gateways.join()) {
      fill(form.gateway, gateways.map((name, index) => h("option", { value: index ? name : "" }, name)));
      form.gateway.dataset.values = gateways.join();
    }
    form.source.placeholder = world.source || "127.0.0.1";
  }

  const putQuestion = attempt(async () => {
    const form = $("ask").elements;
    chosen = { client: form.clientKey.value, resource: form.resource.value };
    if (!chosen.client || !chosen.resource) { say("Choose a client key and a key or secret."); return; }
    verdict = await ask("GET", "may?" + query({ clientKey: chosen.client, resource: chosen.resource, operation: form.operation.value.trim(), source: form.source.value.trim(), gateway: form.gateway.value }));
    drawChain();
    const failed = (verdict.decisions.find(decision => !decision.allowed) || {}).failed;
    fill($("verdict"),
      h("div", { class: "verdict" }, label(verdict.allowed ? "Yes, it may" : "No: " + failed + " breaks", verdict.allowed ? "ok" : "bad"),
        h("span", {}, verdict.operation + " with ", h("span", { class: "mono" }, verdict.resource), " from " + verdict.source + " by the gateway " + verdict.gateway)),
      h("ol", { class: "links", "aria-label": "Links of the chain" }, LINKS.map((link, index) => {
        const state = verdict.allowed || index < LINKS.indexOf(failed) ? "holds" : link === failed ? "breaks" : "unasked";
        return h("li", { class: state }, (state === "holds" ? "✓ " : state === "breaks" ? "✗ " : "· ") + spaced(link.toLowerCase().replaceAll("_", " ")), h("span", { class: "visually-hidden" }, " " + (state === "unasked" ? "not asked" : state)));
      })),
      decisionTree(verdict.decisions));
  });

  function decisionTree(decisions) {
    return h("ul", { class: "tree" }, decisions.map(decision => h("li", {},
      label(decision.allowed ? "Allowed" : "Refused", decision.allowed ? "ok" : "bad"),
      decision.failed ? h("b", {}, decision.failed + " ") : null, decision.resource ? h("span", { class: "mono" }, decision.resource + " ") : null, decision.reason,
      decision.policies.length ? h("ul", { class: "tree" }, decision.policies.map(finding => h("li", {},
        label(finding.grants ? "Grants" : finding.failed, finding.grants ? "ok" : "bad"), h("b", {}, finding.policy + " "), finding.explanation))) : null)));
  }

  // ---- calls

  const keyOf = call => [call.parameters.KeyId, call.parameters.SecretName, call.parameters.Name, ...call.decisions.map(decision => decision.resource)].filter(Boolean);
  const reasonOf = call => call.reason || (call.decisions.find(decision => !decision.allowed) || {}).reason || "";
  function wanted(call) {
    const form = $("filter").elements;
    const has = (text, field) => !field.value.trim() || text.toLowerCase().includes(field.value.trim().toLowerCase());
    return has(call.operation, form.operation) && has(call.caller, form.caller) && has(call.code, form.code)
      && has([...Object.values(call.parameters), ...keyOf(call)].join("\n"), form.key) && (!form.refused.checked || call.status >= 400);
  }
  const outcome = call => label(call.status < 400 ? "OK" : "Refused " + call.status, call.status >= 500 ? "warn" : call.status >= 400 ? "bad" : "ok");

  let drawing = false;
  function drawCallsSoon() {
    if (!drawing) { drawing = true; setTimeout(() => { drawing = false; drawCalls(); }, 60); }
  }
  function drawCalls() {
    $("call-count").textContent = calls.length;
    const list = $("call-list");
    const focused = list.contains(document.activeElement) && document.activeElement.dataset.id;
    const shown = calls.filter(wanted);
    if (!shown.length) {
      fill(list, calls.length ? empty("No call matches", "Of " + calls.length + " calls, none passes the filter.") : empty("No calls yet", "Point an SDK at this address; each call appears here at once.", h("pre", { tabindex: "0" }, location.host)));
    } else {
      fill(list, shown.slice(0, MOST_ROWS).map(call => h("button", {
        type: "button", class: "call", "data-id": call.requestId, "aria-current": openCall === call.requestId && "true",
        onclick: () => { openCall = call.requestId; drawCalls(); $("call").focus({ preventScroll: true }); scrollTo({ top: 0 }); },
      }, h("time", { datetime: call.time, title: call.time }, call.time.slice(11, 19)), h("b", {}, call.operation || "(no operation)"),
      h("small", {}, call.code || keyOf(call)[0] || call.caller || "anonymous"), outcome(call))),
      shown.length > MOST_ROWS ? h("p", { class: "empty" }, "and " + (shown.length - MOST_ROWS) + " older ones; use the filter") : null);
      if (focused) { const again = [...list.children].find(row => row.dataset.id === focused); if (again) again.focus(); }
    }
    const call = calls.find(one => one.requestId === openCall);
    document.querySelector(".split").classList.toggle("open", Boolean(call));
    if (!call) fill($("call"), empty("No call opened", "Select one to see what was decided, and why."));
    else if ($("call").dataset.id !== call.requestId) drawCall(call);
    $("call").dataset.id = call ? call.requestId : "";
  }

  function drawCall(call) {
    const rpc = call.protocol === "RPC";
    const reason = reasonOf(call);
    const fault = { operation: call.operation, error: call.code || "Rejected.Throttling", times: 1 };
    if (call.caller) fault.caller = call.caller;
    const parameters = Object.entries(call.parameters);
    fill($("call"),
      h("button", { type: "button", class: "back", onclick: () => { openCall = null; drawCalls(); } }, "← All calls"),
      h("div", { class: "verdict" }, h("h2", {}, call.operation || "(no operation)"), outcome(call), call.faultInjected ? label("Fault", "warn") : null),
      call.status >= 400 ? h("div", { class: "callout" }, h("strong", {}, call.code || "Refused"), h("p", {}, call.message || "")) : null,
      reason ? h("div", { class: "callout warn" }, h("strong", {}, "Reason"), h("p", { id: "reason" }, reason)) : null,
      h("div", { class: "buttons", role: "group", "aria-label": "Copy as" },
        h("button", { type: "button", disabled: !rpc, title: rpc ? null : "The instance protocol has binary bodies", onclick: () => copy(curl(call), "the call for curl") }, "Copy as curl"),
        h("button", { type: "button", onclick: () => copy(JSON.stringify(fault), "the fault") }, "Copy as fault"),
        h("button", { type: "button", onclick: attempt(() => copyPolicy(call)) }, "Copy least privilege")),
      call.decisions.length ? [h("h3", {}, "Decisions"), decisionTree(call.decisions)] : null,
      call.warnings.length ? [h("h3", {}, "Warnings"), call.warnings.map(text => h("div", { class: "callout warn" }, text))] : null,
      call.changes && call.changes.length ? [h("h3", {}, "Changed"), h("p", {}, chips(call.changes))] : null,
      h("h3", {}, "Parameters"), parameters.length ? facts(parameters.map(([name, value]) => [name, value || "(empty)", true])) : h("p", { class: "muted" }, "None"),
      h("h3", {}, "Call"), facts([["Time", time(call.time)], ["Request", call.requestId, true], ["Protocol", call.protocol], ["Caller", call.caller || "anonymous", true],
        ["As", call.callerKind && spaced(call.callerKind.toLowerCase().replaceAll("_", " "))], ["Account", call.account, true], ["Region", call.region, true], ["From", call.source, true]]));
  }

  const quoted = text => "'" + text.replaceAll("'", "'\\''") + "'";
  function curl(call) {
    const all = { Action: call.operation, Version: "2016-01-20", ...call.parameters };
    return ["curl " + quoted(location.origin + "/"), ...Object.entries(all).filter(([name]) => !/^(Signature.*|AccessKeyId|Timestamp)$/.test(name))
      .map(([name, value]) => "--data-urlencode " + quoted(name + "=" + value))].join(" \\\n  ");
  }
  async function copyPolicy(call) {
    const least = await ask("GET", "least-privilege?clientKey=" + encodeURIComponent(call.caller));
    const policies = Object.values(least).find(value => Array.isArray(value) && value.some(one => one && typeof one === "object")) || [];
    if (!policies.length) { say("This caller has used no key or secret, so it needs no policy."); return; }
    await copy(JSON.stringify(policies.length === 1 ? policies[0] : policies, null, 2), "the least privilege of " + (call.caller || "anonymous callers"));
  }

  // ---- world

  function drawWorld() {
    const places = $("places");
    const wantedText = $("find").value.trim().toLowerCase();
    const opened = new Set([...places.querySelectorAll("details[open]")].map(one => one.dataset.id));
    const focused = places.contains(document.activeElement) && document.activeElement.parentElement.dataset.id;
    const next = thing => thing.next ? h("span", { class: "next" }, h("strong", {}, spaced(thing.next.what) + " " + fromNow(thing.next.when)), " · " + thing.next.when.slice(0, 10)) : h("span", {});
    const row = (where, kind, name, state, middle, thing, ...body) => {
      const id = where + kind + name;
      if (wantedText && !(name + JSON.stringify(thing)).toLowerCase().includes(wantedText)) return null;
      return h("details", { "data-id": id, open: opened.has(id) }, h("summary", {}, h("span", { class: "name" }, name), h("span", {}, state), h("span", { class: "muted small" }, middle), next(thing)), h("div", { class: "body" }, ...body));
    };
    const versions = (all, third) => all.length ? h("table", { class: "versions" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Version"), h("th", { scope: "col" }, "Created"), h("th", { scope: "col" }, third))),
      h("tbody", {}, all.map(version => h("tr", {}, h("td", { class: "mono" }, version.id), h("td", {}, time(version.created)),
        h("td", {}, version.material == null ? (version.stages.length ? chips(version.stages) : "none") : version.material ? "present" : "missing"))))) : h("p", { class: "muted" }, "No versions");
    const kinds = (here, where) => [
      ["Instances", "instances", here.instances.map(one => row(where, "i", one.id, stateLabel(one.state), one.name, one, facts([["VPCs", one.vpcs.join(", "), true], ["Public access", one.publicAccess ? "yes" : "no"], ["Tags", tags(one)]])))],
      ["Keys", "keys", here.keys.map(one => row(where, "k", one.aliases[0] || one.id, stateLabel(one.state), one.spec + (one.instance ? " in " + one.instance : ""), one,
        facts([["Key id", one.id, true], ["Aliases", one.aliases.length ? chips(one.aliases) : ""], ["Usage", one.usage], ["Origin", one.origin], ["Description", one.description], ["Created", time(one.created)], ["Protection", one.deletionProtection ? "protected from deletion" : ""], ["Tags", tags(one)]]), h("h3", {}, "Versions"), versions(one.versions, "Material")))],
      ["Secrets", "secrets", here.secrets.map(one => row(where, "s", one.name, stateLabel(one.state), one.type + (one.instance ? " in " + one.instance : ""), one,
        facts([["Description", one.description], ["Encrypted with", one.encryptionKey, true], ["Created", time(one.created)], ["Tags", tags(one)]]), h("h3", {}, "Versions"), versions(one.versions, "Stages")))],
      ["Access points", "accessPoints", here.accessPoints.map(one => row(where, "a", one.name, "", one.policies.length + (one.policies.length === 1 ? " policy" : " policies"), one, facts([["Policies", chips(one.policies)], ["Description", one.description]])))],
      ["Client keys", "clientKeys", here.clientKeys.map(one => row(where, "c", one.id, stateLabel(one.state), "of " + one.accessPoint, one, facts([["Valid from", time(one.notBefore)], ["Valid until", time(one.notAfter)], ["Opens", one.opens.length ? chips(one.opens) : "nothing"]])))],
      ["Policies", "policies", here.policies.map(one => row(where, "p", one.name, "", one.scope, one, facts([["Permissions", chips(one.permissions)], ["Resources", chips(one.resources)], ["Network rules", one.rules.length ? chips(one.rules) : "any address"], ["Description", one.description]])))],
      ["Network rules", "networkRules", here.networkRules.map(one => row(where, "n", one.name, "", one.addresses, one, facts([["Addresses", one.addresses, true], ["Description", one.description]])))],
      ["Data keys kept by the service", "dataKeys", here.dataKeys.map(one => row(where, "d", one.name, "", one.versions.length + (one.versions.length === 1 ? " version" : " versions"), one, facts([["Versions", chips(one.versions)]])))],
    ];
    const tags = thing => tagTexts(thing.tags).length ? chips(tagTexts(thing.tags)) : "";
    fill(places, world.places.map((here, index) => {
      const drawn = kinds(here, index + "/").map(([title, kind, rows]) => [title, kind, rows.filter(Boolean)]).filter(([, , rows]) => rows.length);
      return h("section", { class: "place" },
        h("header", {}, h("h2", {}, here.region), h("span", { class: "mono muted" }, "account " + here.account), here.status ? stateLabel(here.status) : null),
        drawn.length ? drawn.map(([title, kind, rows]) => h("div", { class: "kind" }, h("h3", {}, title + " (" + (here.more[kind] ? rows.length + " of " + here.more[kind] : rows.length) + ")"), h("div", { class: "things" }, rows))) : empty("Nothing matches", "Nothing here has that in it."));
    }), world.places.length ? null : empty("An empty world", "Nothing was created yet. Keys, secrets and all the rest appear here as soon as they exist."));
    if (focused) { const again = [...places.querySelectorAll("details")].find(one => one.dataset.id === focused); if (again) again.firstElementChild.focus(); }
  }

  // ---- hands

  function drawFaults(faults) {
    fill($("faults"), faults.length ? faults.map(fault => {
      const { id, hits, ...settings } = fault;
      return h("div", { class: "item" }, h("div", {}, h("b", {}, settings.operation || "Any call"), " ", label(hits === 1 ? "1 hit" : hits + " hits", hits ? "info" : "neutral"),
        h("div", { class: "muted small mono" }, Object.entries(settings).filter(([name]) => name !== "operation").map(([name, value]) => name + ": " + value).join(", "))),
      h("button", { type: "button", "aria-label": "Remove the fault for " + (settings.operation || "any call"), onclick: attempt(async () => drawFaults(await ask("DELETE", "faults/" + encodeURIComponent(id)))) }, "Remove"));
    }) : h("p", { class: "muted" }, "No fault waits for a call."));
  }
  /** Only the ids are here: a private key comes when it is to be saved. */
  function drawClientKeyFiles() {
    if ($("client-key-files").dataset.ids === world.clientKeyFiles.join()) return;
    $("client-key-files").dataset.ids = world.clientKeyFiles.join();
    fill($("client-key-files"), world.clientKeyFiles.length ? world.clientKeyFiles.map(id => h("li", { class: "item" }, h("div", { class: "mono" }, id),
      h("button", { type: "button", "aria-label": "Download " + id, onclick: attempt(async () => {
        const found = (await ask("GET", "client-keys")).clientKeys.find(one => one.KeyId === id);
        if (found) save("clientKey_" + id + ".json", JSON.stringify(found), "application/json");
      }) }, "Download"))) : h("li", { class: "muted" }, "No document brought any."));
  }
  function drawSnapshots() {
    fill($("snapshots"), snapshots.map(one => h("li", { class: "item" }, h("div", {}, one.name, h("div", { class: "muted small mono" }, one.id)),
      h("button", { type: "button", "aria-label": "Restore " + one.name, onclick: attempt(async () => { await request("POST", "snapshots/" + one.id); say("Restored " + one.name + "."); await refreshWorld(); }) }, "Restore"))));
  }
  const move = async body => { await ask("POST", "clock", body); await refreshWorld(); };
  const on = (id, event, work) => $(id).addEventListener(event, attempt(work));

  function wire() {
    on("advance", "submit", event => move({ advance: event.target.elements.duration.value.trim() }));
    on("steps", "click", async event => { if (event.target.dataset.step) await move({ advance: event.target.dataset.step }); });
    on("fix", "submit", event => move({ fixed: event.target.elements.instant.value.trim() }));
    on("real", "click", () => move({ real: true }));
    on("add-fault", "submit", async event => {
      const fault = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
      if (fault.times) fault.times = Number(fault.times);
      drawFaults(await ask("POST", "faults", fault));
      event.target.reset();
    });
    on("download", "click", async () => save("kms-fake-state.json", await request("GET", "state"), "application/json"));
    on("upload", "change", async event => {
      const file = event.target.files[0];
      event.target.value = "";
      if (!file) return;
      await request("PUT", "state", await file.text(), "text/plain");
      say("The state is that of " + file.name + ".");
      await refreshWorld();
    });
    on("snapshot", "click", async () => {
      const { id } = await ask("POST", "snapshots");
      snapshots.unshift({ id, name: "Snapshot of " + world.now.slice(0, 19).replace("T", " ") });
      drawSnapshots();
    });
    on("reset", "click", async () => {
      if (!confirm("Reset the state, the clock, the faults and the calls?")) return;
      await request("POST", "reset");
      chosen = {};
      verdict = null;
      fill($("verdict"));
      say("Everything is as it was at the start.");
      await Promise.all([refreshWorld(), drawFaultsNow()]);
    });
    on("forget", "click", () => request("DELETE", "requests"));
    $("filter").addEventListener("input", drawCallsSoon);
    $("filter").addEventListener("submit", event => event.preventDefault());
    $("find").addEventListener("input", drawWorld);
    $("place").addEventListener("change", () => { chosen = {}; verdict = null; fill($("verdict")); drawChain(); });
    $("ask").addEventListener("submit", event => { event.preventDefault(); putQuestion(); });
    $("ask").addEventListener("change", event => {
      if (event.target.tagName === "SELECT" && event.target.name !== "gateway") {
        chosen = { client: $("ask").elements.clientKey.value, resource: $("ask").elements.resource.value };
        verdict = null;
        fill($("verdict"));
        drawChain();
      }
    });
    addEventListener("resize", drawLines);
    addEventListener("hashchange", show);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) worldSoon(); });
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      if (event.key >= "1" && event.key <= "4") location.hash = VIEWS[event.key - 1];
      else if (event.key === "/" && ["calls", "world"].includes(view())) {
        event.preventDefault();
        (view() === "calls" ? $("filter").elements.operation : $("find")).focus();
      }
    });
    $("theme").addEventListener("click", () => theme({ auto: "light", light: "dark", dark: "auto" }[themeNow()]));
    fill($("operations"), USES.map(name => h("option", { value: name })));
    fill($("codes"), ["Rejected.Throttling", "InternalFailure", "Forbidden.NoPermission", "Forbidden.KeyNotFound", "Forbidden.ResourceNotFound"].map(name => h("option", { value: name })));
  }

  // ---- the page

  let shown = "chain"; // stays when the skip link leads elsewhere
  const view = () => shown = VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : shown;
  function show() {
    for (const name of VIEWS) $(name).hidden = name !== view();
    for (const link of document.querySelectorAll(".tabs a")) {
      if (link.dataset.view === view()) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    drawLines();
    if (view() === "hands") drawFaultsNow().catch(problem => say(problem.message));
  }
  const themeNow = () => localStorage.getItem("kms-fake-theme") || "auto";
  function theme(name) {
    localStorage.setItem("kms-fake-theme", name);
    if (name === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    $("theme").textContent = "Theme: " + name;
  }

  async function begin() {
    theme(themeNow());
    wire();
    show();
    drawCalls();
    listen();
    info = await ask("GET", "info");
    $("where").textContent = info.region + " · " + info.account + " · " + info.version;
    await refreshWorld();
    setInterval(() => { if (!document.hidden) worldSoon(); }, 5000);
    if (view() !== "hands") await drawFaultsNow();
  }
  begin().catch(problem => say(problem.message));
})();

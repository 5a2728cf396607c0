// The findings table of the security gate's report. Reads its data from a JSON block in the page (data-sg-findings names
// its id) or from an address (data-sg-source), and keeps its state in the URL's fragment:
//   #findings?state=new&severity=critical,high&kind=sast&tool=x&fixable=1&q=words&sort=-severity&page=2
// Everything from a report is written with textContent; nothing here builds markup from text.
(function () {
  "use strict";

  const PAGE = 50;
  const SEVERITIES = ["critical", "high", "medium", "low", "info", "unknown"];
  const OPEN = ["new", "outstanding", "uncompared"];
  const REPAIRED_BY_UPGRADE = ["dependency", "container"];
  const TABS = [
    ["open", "Open"],
    ["new", "New"],
    ["outstanding", "Outstanding"],
    ["fixed", "Fixed"],
    ["waived", "Waived"],
    ["suppressed", "Suppressed"],
    ["", "All"],
  ];
  const STATE_WORDS = {
    new: "New", outstanding: "Outstanding", uncompared: "Open", fixed: "Fixed", waived: "Waived", suppressed: "Suppressed",
  };
  const COLUMNS = [
    ["severity", "Severity"],
    ["title", "Finding"],
    ["place", "Where"],
    ["installed", "Installed → fixed"],
    ["tool", "Tool"],
    ["state", "State"],
  ];
  const EXACT = ["kind", "tool", "severity", "scan", "component"];
  const ACTIVE = { kind: "Kind", tool: "Tool", severity: "Severity", scan: "Scan", component: "Component", rule: "Breaks rule" };

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  function readState() {
    const hash = location.hash;
    const start = hash.indexOf("?");
    if (!hash.startsWith("#findings") || start < 0) {
      return null;
    }
    return new URLSearchParams(hash.slice(start + 1));
  }

  function webAddress(text) {
    return /^https?:\/\//i.test(text) ? text : null;
  }

  class Findings {
    constructor(root, findings) {
      this.root = root;
      this.findings = findings;
      for (const finding of findings) {
        finding.text = [finding.title, finding.place, finding.component, finding.target, finding.tool]
          .concat(finding.ids || [], finding.aliases || []).join("\n").toLowerCase();
      }
      this.state = readState() || this.initial();
      this.controls = root.querySelector("[data-sg-controls]");
      this.table = root.querySelector("table");
      this.body = this.table.tBodies[0];
      this.pager = make("nav", { class: "sg-pager", "aria-label": "Pages of findings" });
      this.table.after(this.pager);
      const note = root.querySelector("[data-sg-static]");
      if (note) {
        note.remove();
      }
      this.buildControls();
      this.buildHead();
      this.render();
    }

    initial() {
      const open = this.findings.some((finding) => OPEN.includes(finding.state));
      return new URLSearchParams(open ? "state=open" : "");
    }

    get(name) {
      return this.state.get(name) || "";
    }

    matches(finding, except) {
      const state = this.get("state");
      if (except !== "state" && state && (state === "open" ? !OPEN.includes(finding.state) : finding.state !== state)) {
        return false;
      }
      for (const name of EXACT) {
        const wanted = this.get(name);
        if (wanted && name !== except && !this.wants(name, wanted, finding[name])) {
          return false;
        }
      }
      if (this.get("fixable") && !(finding.fixed || []).length) {
        return false;
      }
      if (this.get("rule") && !(finding.breaks || []).includes(this.get("rule"))) {
        return false;
      }
      return this.words.every((word) => finding.text.includes(word));
    }

    wants(name, wanted, actual) {
      return name === "severity" || name === "kind" ? wanted.split(",").includes(actual) : wanted === actual;
    }

    change(changes) {
      for (const [name, value] of Object.entries(changes)) {
        if (value) {
          this.state.set(name, value);
        } else {
          this.state.delete(name);
        }
      }
      if (!("page" in changes)) {
        this.state.delete("page");
      }
      history.replaceState(null, "", "#findings?" + this.state.toString());
      this.render();
    }

    show(state) {
      this.state = state;
      this.render();
    }

    buildControls() {
      this.tabs = make("div", { class: "sg-tabs", role: "group", "aria-label": "State of the findings" });
      this.search = make("input", {
        type: "search", class: "sg-input", placeholder: "Search title, id, file, component…", "aria-label": "Search findings",
      });
      let timer = 0;
      this.search.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.change({ q: this.search.value.trim() }), 120);
      });
      this.selects = {};
      const filters = make("div", { class: "sg-filters" }, this.search);
      for (const name of ["kind", "tool", "severity"]) {
        this.selects[name] = this.select(name);
        filters.append(this.selects[name]);
      }
      this.fixable = make("input", { type: "checkbox" });
      this.fixable.addEventListener("change", () => this.change({ fixable: this.fixable.checked ? "1" : "" }));
      filters.append(make("label", { class: "sg-check" }, this.fixable, "Fix available"));
      this.status = make("p", { class: "sg-status", role: "status" });
      this.controls.replaceChildren(this.tabs, filters, this.status);
    }

    select(name) {
      const values = [...new Set(this.findings.map((finding) => finding[name]).filter(Boolean))];
      values.sort(name === "severity" ? (a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b) : undefined);
      const label = ACTIVE[name];
      const select = make("select", { class: "sg-input", "aria-label": label });
      select.append(make("option", { value: "" }, label + ": any"));
      for (const value of values) {
        select.append(make("option", { value }, value));
      }
      select.addEventListener("change", () => this.change({ [name]: select.value }));
      return select;
    }

    buildHead() {
      const row = make("tr");
      for (const [key, label] of COLUMNS) {
        const button = make("button", { type: "button", class: "sg-sort" }, label);
        button.addEventListener("click", () => this.change({ sort: this.get("sort") === key ? "-" + key : key }));
        row.append(make("th", { scope: "col", "data-key": key }, button));
      }
      this.table.tHead.replaceChildren(row);
    }

    sorted(list) {
      const sort = this.get("sort");
      if (!sort) {
        return list;
      }
      const key = sort.replace(/^-/, "");
      const sign = sort.startsWith("-") ? -1 : 1;
      const value = key === "severity" ? (finding) => SEVERITIES.indexOf(finding.severity) : (finding) => finding[key] || "";
      const order = new Intl.Collator("en", { numeric: true });
      const compare = key === "severity" ? (a, b) => value(a) - value(b) : (a, b) => order.compare(value(a), value(b));
      return list.slice().sort((a, b) => sign * compare(a, b));
    }

    render() {
      this.words = this.get("q").toLowerCase().split(/\s+/).filter(Boolean);
      const matched = this.findings.filter((finding) => this.matches(finding));
      const pages = Math.max(1, Math.ceil(matched.length / PAGE));
      const page = Math.min(pages, Math.max(1, parseInt(this.get("page"), 10) || 1));
      const rows = this.sorted(matched).slice((page - 1) * PAGE, page * PAGE);
      this.body.replaceChildren(...rows.map((finding) => this.row(finding)));
      this.table.hidden = !rows.length;
      this.renderTabs();
      this.renderControls(matched.length);
      this.renderHead();
      this.renderPager(page, pages, matched.length);
    }

    renderTabs() {
      const counts = {};
      for (const finding of this.findings) {
        if (this.matches(finding, "state")) {
          counts[finding.state] = (counts[finding.state] || 0) + 1;
        }
      }
      const total = (states) => states.reduce((sum, state) => sum + (counts[state] || 0), 0);
      const focused = this.tabs.contains(document.activeElement) ? document.activeElement.dataset.state : null;
      this.tabs.replaceChildren(...TABS.map(([state, label]) => {
        const count = total(state === "open" ? OPEN : state ? [state] : Object.keys(counts));
        const pressed = this.get("state") === state;
        const tab = make("button", { type: "button", class: "sg-tab", "aria-pressed": String(pressed), "data-state": state },
          label, make("b", {}, count.toLocaleString("en")));
        tab.addEventListener("click", () => this.change({ state }));
        return tab;
      }));
      if (focused !== null) {
        this.tabs.querySelector('[data-state="' + focused + '"]').focus();
      }
    }

    renderControls(matched) {
      if (document.activeElement !== this.search) {
        this.search.value = this.get("q");
      }
      for (const [name, select] of Object.entries(this.selects)) {
        const value = this.get(name);
        if (value && ![...select.options].some((option) => option.value === value)) {
          select.append(make("option", { value }, value));
        }
        select.value = value;
      }
      this.fixable.checked = Boolean(this.get("fixable"));
      this.status.replaceChildren(matched === 0
        ? "No finding matches. "
        : matched.toLocaleString("en") + " of " + this.findings.length.toLocaleString("en") + " findings. ");
      for (const name of ["rule", "scan", "component"]) {
        if (this.get(name)) {
          const chip = make("button", { type: "button", class: "sg-chip", title: "Remove this filter" },
            ACTIVE[name] + ": " + this.get(name) + " ×");
          chip.addEventListener("click", () => this.change({ [name]: "" }));
          this.status.append(chip);
        }
      }
      if (["q", "fixable", "rule"].concat(EXACT).some((name) => this.get(name))) {
        const reset = make("button", { type: "button", class: "sg-link" }, "Clear filters");
        reset.addEventListener("click", () => this.change(
          { q: "", fixable: "", rule: "", scan: "", component: "", kind: "", tool: "", severity: "" }));
        this.status.append(" ", reset);
      }
    }

    renderHead() {
      const sort = this.get("sort");
      for (const cell of this.table.tHead.rows[0].cells) {
        const key = cell.dataset.key;
        const order = sort === key ? "ascending" : sort === "-" + key ? "descending" : null;
        if (order) {
          cell.setAttribute("aria-sort", order);
        } else {
          cell.removeAttribute("aria-sort");
        }
      }
    }

    renderPager(page, pages, matched) {
      this.pager.replaceChildren();
      if (pages < 2) {
        return;
      }
      const button = (label, target, enabled) => {
        const element = make("button", { type: "button", class: "sg-button", disabled: !enabled }, label);
        element.addEventListener("click", () => {
          this.change({ page: String(target) });
          this.root.scrollIntoView({ block: "start" });
        });
        return element;
      };
      const first = (page - 1) * PAGE + 1;
      const last = Math.min(matched, page * PAGE);
      this.pager.append(
        button("Previous", page - 1, page > 1),
        make("span", {}, first.toLocaleString("en") + "–" + last.toLocaleString("en") + " of " + matched.toLocaleString("en")),
        button("Next", page + 1, page < pages));
    }

    row(finding) {
      const cell = (label, cssClass, ...children) => make("td", { "data-label": label, class: cssClass }, ...children);
      return make("tr", {},
        cell("Severity", null, make("span", { class: "sg-sev sg-sev--" + finding.severity }, finding.severity)),
        cell("Finding", "sg-title", this.title(finding), this.marks(finding)),
        cell("Where", "sg-place", finding.place || ""),
        cell("Installed → fixed", null, this.versions(finding)),
        cell("Tool", null, finding.tool || "", make("div", { class: "sg-muted" }, finding.kind)),
        cell("State", null, STATE_WORDS[finding.state] || finding.state));
    }

    versions(finding) {
      const fixed = (finding.fixed || []).join(", ") || (REPAIRED_BY_UPGRADE.includes(finding.kind) ? "no fix" : "");
      const installed = finding.installed || "?";
      return !finding.versioned ? "" : fixed ? installed + " → " + fixed : installed;
    }

    title(finding) {
      const details = make("details", {}, make("summary", {}, finding.title));
      details.addEventListener("toggle", () => {
        if (details.open && details.childElementCount === 1) {
          details.append(...this.details(finding));
        }
      });
      return details;
    }

    marks(finding) {
      const marks = make("div", { class: "sg-marks" });
      for (const id of finding.ids || []) {
        marks.append(make("code", {}, id), " ");
      }
      const pressing = [
        (finding.breaks || []).length ? "breaks a rule" : "",
        finding.kev ? "exploited (KEV)" : "",
        finding.cvss >= 0 ? "CVSS " + finding.cvss.toFixed(1) : "",
        finding.epss >= 0 ? "EPSS " + Math.round(finding.epss * 100) + "%" : "",
        finding.occurrences > 1 ? finding.occurrences + " times" : "",
      ];
      for (const mark of pressing.filter(Boolean)) {
        marks.append(make("span", { class: "sg-mark" }, mark), " ");
      }
      return marks;
    }

    details(finding) {
      const parts = [];
      const add = (tag, cssClass, text) => {
        if (text) {
          parts.push(make(tag, { class: cssClass }, text));
        }
      };
      add("p", "sg-note", finding.note ? STATE_WORDS[finding.state] + ": " + finding.note : "");
      add("p", null, finding.description);
      add("pre", null, finding.snippet);
      add("p", null, finding.remediation ? "Fix: " + finding.remediation : "");
      add("p", "sg-muted", (finding.breaks || []).length ? "Breaks " + finding.breaks.join(", ") : "");
      add("p", "sg-muted", (finding.aliases || []).length > 1 ? "Also known as " + finding.aliases.join(", ") : "");
      add("p", "sg-muted", finding.target ? "In " + finding.target : "");
      if (finding.flow) {
        parts.push(make("ol", { class: "sg-flow" }, ...finding.flow.map((step) => make("li", {}, step))));
      }
      const address = webAddress(finding.url || "");
      if (address) {
        parts.push(make("p", {}, make("a", { href: address, rel: "noreferrer noopener" }, address)));
      }
      if (!parts.length) {
        add("p", "sg-muted", "The tool says no more about it.");
      }
      return parts;
    }
  }

  // A page served by plain http has no navigator.clipboard; the older command works there.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (unavailable) {
      const area = make("textarea", { class: "sg-skip", "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      const copied = document.execCommand("copy");
      area.remove();
      if (!copied) {
        throw unavailable;
      }
    }
  }

  function copyButtons() {
    for (const button of document.querySelectorAll("[data-sg-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const section = document.getElementById(button.dataset.sgCopy);
        const words = (node, selector) => [...node.querySelectorAll(selector)].map((one) => one.textContent.trim());
        const lines = [...section.querySelectorAll(".sg-card")].flatMap((card) => words(card, "h3").concat(
          [...card.querySelectorAll(".sg-fix")].flatMap((fix) => [
            "- " + words(fix, ".sg-sev, .sg-fix-what > strong, .sg-marks > code").join(" | "),
            ...words(fix, ".sg-place, .sg-fix-next").map((line) => "  " + line.replace(/\s+/g, " "))])));
        copy(lines.join("\n")).then(
          () => { button.textContent = "Copied"; },
          () => { button.textContent = "The browser did not allow copying"; });
      });
    }
  }

  function start(root, findings) {
    const view = new Findings(root, findings);
    for (const link of document.querySelectorAll("a[data-sg-filter]")) {
      link.setAttribute("href", "#findings?" + link.dataset.sgFilter);
    }
    const toTable = () => root.closest("section").scrollIntoView({ block: "start" });
    window.addEventListener("hashchange", () => {
      const state = readState();
      if (state) {
        view.show(state);
        toTable();
      }
    });
    if (readState()) {
      toTable();
    }
    root.dataset.sgReady = "true";
  }

  function load(root) {
    const block = document.getElementById(root.dataset.sgFindings);
    if (block) {
      start(root, JSON.parse(block.textContent).findings);
    } else if (root.dataset.sgSource) {
      fetch(root.dataset.sgSource, { credentials: "same-origin" })
        .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error("status " + answer.status)))
        .then((data) => start(root, data.findings))
        .catch((error) => root.prepend(make("p", { class: "sg-error", role: "alert" },
          "The findings could not be loaded (" + error.message + "). Reload the page to try again.")));
    }
  }

  copyButtons();
  document.querySelectorAll("[data-sg-findings]").forEach(load);
})();

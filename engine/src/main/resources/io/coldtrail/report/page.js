(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };

  // ---- the list of events: filtered by words, by marks, and by the time that the chart shows ----
  var list = byId("event-rows");
  var rows = list ? Array.prototype.slice.call(list.tBodies[0].rows) : [];
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
  var filter = byId("filter");
  var onlyFailed = byId("only-failed");
  var onlyFired = byId("only-fired");
  var from = -Infinity;
  var until = Infinity;

  function showRows() {
    if (!list) { return; }
    var words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, i) {
      var time = row.dataset.t === "" ? null : Number(row.dataset.t);
      var fits = (time === null || (time >= from && time <= until))
        && (!onlyFailed.checked || row.dataset.e === "1")
        && (!onlyFired.checked || row.dataset.r === "1")
        && words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    byId("shown").textContent = shown.toLocaleString("en") + " shown"
      + (from === -Infinity ? "" : ", zoomed to " + stamp(from) + " to " + stamp(until));
  }

  function stamp(seconds) {
    return new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
  }

  if (list) {
    filter.addEventListener("input", showRows);
    onlyFailed.addEventListener("change", showRows);
    onlyFired.addEventListener("change", showRows);
  }

  // ---- the chart ----
  var holder = byId("chart");
  var source = byId("activity-data");
  if (!holder || !source) { return; }
  var data = JSON.parse(source.textContent);
  var times = data.counts[0].map(function (_, i) { return data.start + i * data.step; });
  times.push(data.start + times.length * data.step);
  var table = [times].concat(data.counts.map(function (counts) {
    return counts.concat([counts[counts.length - 1]]);
  }));
  var first = times[0];
  var last = times[times.length - 1];
  var shownFrom = first;
  var shownUntil = last;
  var chart = null;

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function compact(value) {
    return value >= 1e6 ? (value / 1e6) + "M" : value >= 1e3 ? (value / 1e3) + "k" : String(value);
  }

  // Days as ISO 8601 writes them, hours of a day of 24.
  function ticks(u, splits, axis, space, step) {
    var day = "";
    return splits.map(function (seconds) {
      var parts = stamp(seconds).split(" ");
      var text = step >= 86400 ? parts[0] : parts[1] + (parts[0] === day ? "" : "\n" + parts[0]);
      day = parts[0];
      return text;
    });
  }

  function draw(width) {
    if (chart) { chart.destroy(); }
    var axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
    var dashes = [[], [6, 3], [2, 3], [10, 3, 2, 3], [4, 2, 1, 2]];
    chart = new uPlot({
      width: width,
      height: 260,
      padding: [12, 40, 0, 0],
      tzDate: function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"); },
      cursor: { drag: { x: true, y: false } },
      scales: { x: { min: shownFrom, max: shownUntil } },
      axes: [Object.assign({ space: 80, values: ticks }, axis), Object.assign({ size: 60, values: function (u, ticks) { return ticks.map(compact); } }, axis)],
      series: [{ label: "time (UTC)", value: "{YYYY}-{MM}-{DD} {HH}:{mm}" }].concat(data.names.map(function (name, i) {
        var none = data.counts[i].every(function (count) { return count === 0; });
        return {
          label: name,
          show: !none,
          stroke: colour("--c" + i),
          width: 1.6,
          dash: dashes[i],
          points: { show: false },
          paths: uPlot.paths.stepped({ align: 1 })
        };
      })),
      hooks: {
        setScale: [function (u, key) {
          if (key !== "x" || u.scales.x.min === null) { return; }
          shownFrom = u.scales.x.min;
          shownUntil = u.scales.x.max;
          var all = shownFrom <= first && shownUntil >= last;
          from = all ? -Infinity : shownFrom;
          until = all ? Infinity : shownUntil;
          showRows();
        }]
      }
    }, table, holder);
  }

  function zoom(how) {
    var length = shownUntil - shownFrom;
    var middle = (shownFrom + shownUntil) / 2;
    var min = shownFrom;
    var max = shownUntil;
    if (how === "in") { min = middle - length / 4; max = middle + length / 4; }
    if (how === "out") { min = middle - length; max = middle + length; }
    if (how === "left") { min -= length / 4; max -= length / 4; }
    if (how === "right") { min += length / 4; max += length / 4; }
    if (how === "all" || max - min >= last - first) { min = first; max = last; }
    if (min < first) { max += first - min; min = first; }
    if (max > last) { min -= max - last; max = last; }
    if (max - min >= Math.min(data.step, last - first)) { chart.setScale("x", { min: min, max: max }); }
  }

  byId("zoom").addEventListener("click", function (event) {
    if (event.target.dataset.zoom) { zoom(event.target.dataset.zoom); }
  });
  var keys = { "+": "in", "=": "in", "-": "out", "ArrowLeft": "left", "ArrowRight": "right", "0": "all", "Escape": "all" };
  holder.addEventListener("keydown", function (event) {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      zoom(keys[event.key]);
    }
  });
  holder.addEventListener("dblclick", function () { zoom("all"); });

  draw(holder.clientWidth);
  new ResizeObserver(function () {
    if (chart && holder.clientWidth > 0 && Math.abs(chart.width - holder.clientWidth) > 1) {
      chart.setSize({ width: holder.clientWidth, height: 260 });
    }
  }).observe(holder);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { draw(holder.clientWidth); });

  // ---- on paper: everything open, the chart in the colours of paper ----
  var opened = [];
  matchMedia("print").addEventListener("change", function (query) {
    if (query.matches) { draw(Math.min(holder.clientWidth, 700)); }
    else { draw(holder.clientWidth); }
  });
  addEventListener("beforeprint", function () {
    opened = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (one) { one.open = false; });
    opened = [];
  });
})();

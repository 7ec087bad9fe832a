package io.coldtrail.report.page;

/** Who talked to whom in the flow logs. */
record FlowsSection(AnswerRows talkers, AnswerRows rejected) implements Section {
    private static final int MOST = 20;

    static FlowsSection of(ReportRequest request) {
        return new FlowsSection(
                AnswerRows.of(request.session(), sql("action is null or action <> 'REJECT'", "bytes"), MOST),
                AnswerRows.of(request.session(), sql("action = 'REJECT'", "records"), MOST));
    }

    private static String sql(String condition, String order) {
        return "select srcaddr, dstaddr, dstport, protocol, count(*) as records, sum(packets) as packets, sum(bytes) as"
                + " bytes,\n"
                + "       from_unixtime(min(start)) as first_start, from_unixtime(max(\"end\")) as last_end\n"
                + "from vpc_flow_logs\n"
                + "where log_status = 'OK' and (" + condition + ")\n"
                + "group by 1, 2, 3, 4\n"
                + "order by " + order + " desc, srcaddr, dstaddr, dstport, protocol";
    }

    @Override
    public String id() {
        return "flows";
    }

    @Override
    public String title() {
        return "Flow-log talkers";
    }

    @Override
    public void write(Html page) {
        if (talkers.count() == 0 && rejected.count() == 0) {
            page.paragraph("The case has no VPC flow logs with data.");
            return;
        }
        page.element("h3", "The most bytes").raw("\n");
        talkers.write(page);
        page.element("h3", "The most rejected records").raw("\n");
        rejected.write(page);
    }
}

package dev.tunebook.dsl.views;

/**
 * The frame that every HTML view stands in: one box with its own style sheet.
 *
 * <p>Text keeps the page's colour and the background stays clear, so that a view is at home on light and dark pages
 * alike, also where the theme is the front end's own and no media query tells of it.
 */
final class Page {
    static final String STYLE = """
            <style>
            .tunebook{font:13px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:inherit;max-width:760px;\
            font-variant-numeric:tabular-nums;padding:2px 0}
            .tunebook h4{font-size:15px;line-height:1.4;font-weight:600;margin:0 0 2px}
            .tunebook h4 small{font-size:13px;font-weight:400;opacity:.72;margin-left:.25em}
            .tunebook h5{font-size:13px;font-weight:600;font-style:normal;margin:14px 0 2px}
            .tunebook p{margin:4px 0}
            .tunebook .dim{opacity:.72}
            .tunebook .good{color:#009e73;font-weight:600}
            .tunebook .bad{color:#d55e00;font-weight:600}
            .tunebook .tiles{display:flex;flex-wrap:wrap;gap:6px 24px;margin:8px 0 4px}
            .tunebook .tiles b{display:block;font-size:22px;line-height:1.25;font-weight:600}
            .tunebook .tiles span{opacity:.72;font-size:12px}
            .tunebook table{border-collapse:collapse;border:0;margin:4px 0;font-size:13px;table-layout:auto;color:inherit;\
            background:none}
            .tunebook table tr,.tunebook table th{background:none!important;color:inherit}
            .tunebook table td .row{display:block;white-space:nowrap}
            .tunebook table td .row.long{white-space:normal}
            .tunebook table th,.tunebook table td{padding:2px 16px 2px 0;border:0;text-align:right;vertical-align:top;\
            white-space:nowrap;max-width:none;color:inherit}
            .tunebook table th{font-weight:400;opacity:.72;border-bottom:1px solid rgba(128,128,128,.4)}
            .tunebook table.sort thead th{cursor:pointer}
            .tunebook table.sort th[aria-sort]{opacity:1}
            .tunebook table.sort th[aria-sort=ascending]:after{content:" ▲"}
            .tunebook table.sort th[aria-sort=descending]:after{content:" ▼"}
            .tunebook table .l{text-align:left;white-space:normal}
            .tunebook table td.l:not(.k){min-width:11em}
            .tunebook table .k{white-space:nowrap}
            .tunebook table bdi{overflow-wrap:anywhere}
            .tunebook table tr.best td{font-weight:600}
            .tunebook table tr.sum:not(.more) td{border-top:1px solid rgba(128,128,128,.4)}
            .tunebook .track{display:inline-block;width:72px;height:7px;border-radius:4px;background:rgba(128,128,128,.18);\
            overflow:hidden;vertical-align:1px;margin-right:8px}
            .tunebook .track i{display:block;height:100%;border-radius:4px}
            .tunebook .n{display:inline-block;min-width:4em;text-align:right}
            .tunebook .wide.track{display:block;width:auto;max-width:704px;height:9px;border-radius:5px;margin:8px 0 4px}
            .tunebook .blue{background:#0072b2}.tunebook .green{background:#009e73}.tunebook .red{background:#d55e00}
            .tunebook .chart{display:block;margin:10px 0 4px;overflow:visible}
            .tunebook details{margin:6px 0}
            .tunebook summary{cursor:pointer;opacity:.85}
            .tunebook .note{border-left:3px solid #e69f00;padding:1px 0 1px 10px;margin:8px 0}
            .tunebook table.heat td,.tunebook table.heat th{padding:0;border:0}
            .tunebook table.heat td{width:28px;min-width:28px;height:24px;text-align:center;vertical-align:middle;font-size:11px;\
            border:1px solid rgba(128,128,128,.14)}
            .tunebook table.heat th{opacity:.85;font-size:12px;text-align:right;padding-right:8px;vertical-align:middle}
            .tunebook table.heat thead th{vertical-align:bottom;text-align:left;padding:0 0 6px}
            .tunebook table.heat thead th span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:150px;\
            overflow:hidden;text-align:left}
            </style>
            """;

    /**
     * Sorts a table when its header is clicked; what is empty or unknown comes last, either way. It fetches nothing,
     * touches only our own tables, and a page that drops it is still whole. Without ampersands and less-than signs, so
     * that it is well-formed XML too.
     */
    static final String SORTING = """
            <script>
            (function(){function value(row,column){var text=row.cells[column].textContent.trim();\
            if(text===""||text==="–"){return null}\
            var number=parseFloat(text.replace(/[,\u00a0 ]/g,"").replace(/^[\\x3c>≈]/,""));\
            return isNaN(number)?text.toLowerCase():number}
            function sort(table,head,column){var up=head.getAttribute("aria-sort")!=="ascending";\
            Array.from(table.tHead.rows[0].cells).forEach(function(each){each.removeAttribute("aria-sort")});\
            head.setAttribute("aria-sort",up?"ascending":"descending");var body=table.tBodies[0];\
            Array.from(body.rows).filter(function(row){return !row.classList.contains("sum")})\
            .sort(function(a,b){var x=value(a,column),y=value(b,column);\
            if(x===null||y===null){return x===y?0:x===null?1:-1}\
            if(typeof x!==typeof y){x=String(x);y=String(y)}\
            var order=x>y?1:y>x?-1:0;return up?order:-order})\
            .forEach(function(row){body.insertBefore(row,body.querySelector("tr.sum"))})}
            document.querySelectorAll(".tunebook table.sort").forEach(function(table){if(table.tunebook){return}\
            table.tunebook=true;Array.from(table.tHead.rows[0].cells).forEach(function(head,column){\
            head.title="Sort by this column";head.tabIndex=0;\
            head.addEventListener("click",function(){sort(table,head,column)});\
            head.addEventListener("keydown",function(key){if(key.key==="Enter"){sort(table,head,column)}})})})})();
            </script>
            """;

    private final StringBuilder content = new StringBuilder();

    /** Begins with a headline; both texts are escaped here. */
    Page(String headline, String more) {
        content.append("<h4>").append(Html.escapedSentence(headline));
        content.append(" <small>").append(Html.escapedSentence(more)).append("</small></h4>\n");
    }

    /** A title of a section. */
    Page section(String title) {
        content.append("<h5>").append(Html.escapedSentence(title)).append("</h5>\n");
        return this;
    }

    /** A titled table, unless it is empty. */
    Page section(String title, Table table) {
        return table.isEmpty() ? this : section(title).html(table.html());
    }

    /** A paragraph of escaped text. */
    Page paragraph(String text, String styleClass) {
        content.append("<p class=\"")
                .append(styleClass)
                .append("\">")
                .append(Html.escapedSentence(text))
                .append("</p>\n");
        return this;
    }

    /** HTML that is safe already. */
    Page html(String html) {
        content.append(html).append('\n');
        return this;
    }

    /** Something to be unfolded, with an escaped summary. */
    Page folded(String summary, String html) {
        content.append("<details><summary>")
                .append(Html.escapedSentence(summary))
                .append("</summary>\n");
        content.append(html).append("</details>\n");
        return this;
    }

    /** A table to be unfolded, unless it is empty. */
    Page folded(String summary, Table table) {
        return table.isEmpty() ? this : folded(summary, table.html());
    }

    /** Figures side by side: pairs of a value and what it is. */
    Page tiles(String... valuesAndNames) {
        content.append("<div class=\"tiles\">");
        for (int i = 0; i < valuesAndNames.length; i += 2) {
            content.append("<div><b>")
                    .append(Html.escapedSentence(valuesAndNames[i]))
                    .append("</b><span>");
            content.append(Html.escapedSentence(valuesAndNames[i + 1])).append("</span></div>");
        }
        content.append("</div>\n");
        return this;
    }

    @Override
    public String toString() {
        String sorting = content.indexOf("<table class=\"sort\">") < 0 ? "" : SORTING;
        return "<div class=\"tunebook\">\n" + STYLE + content + sorting + "</div>\n";
    }
}

package io.github.kmsfake.internal.model;

/** How an instance is paid for, with the product type that the billing API sells it under. */
public enum ChargeType {
    /** A subscription: it ends by a refund only. */
    PREPAY("kms_ddi_public_cn"),
    /** Pay as you go: it can be released. */
    POSTPAY("kms_ppi_public_cn");

    private final String productType;

    ChargeType(String productType) {
        this.productType = productType;
    }

    public String productType() {
        return productType;
    }
}
